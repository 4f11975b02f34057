namespace NasGen.Training;

/// <summary>How far a training goes, in steps.</summary>
/// <param name="End">The number of steps after which the training ends.</param>
/// <param name="Full">The number of steps of a full training.</param>
internal sealed record TrainingSpan(int End, int Full)
{
    /// <summary>The most validations of a full training.</summary>
    private const int MostValidations = 10;

    /// <summary>The share of the time that validations before the last one may take.</summary>
    private const double ValidationShare = 0.05;

    /// <summary>The span of a share of a full training.</summary>
    /// <param name="fidelity">The share at which the training ends, in (0, 1].</param>
    /// <param name="full">The number of steps of a full training.</param>
    public static TrainingSpan Of(double fidelity, int full) => new(Math.Clamp((int)Math.Round(fidelity * full), 1, full), full);

    /// <summary>
    /// Whether the network is validated after some steps. Validations are spread evenly over a full training; those in the first third of the span's
    /// steps are left out, because the weights of the last ones are the best. A training that is paused there or earlier therefore ends as one
    /// without a pause.
    /// </summary>
    /// <param name="steps">The number of steps that are done.</param>
    /// <param name="cost">The time of a validation, in steps.</param>
    public bool IsValidated(int steps, double cost)
    {
        var count = (int)Math.Clamp(ValidationShare * Full / Math.Max(cost, 1e-9), 1, MostValidations);
        return steps == End || (steps > Math.Round(End / 3.0) && steps % (int)Math.Ceiling((double)Full / count) == 0);
    }
}
