namespace NasGen.Training;

/// <summary>
/// A linear rise over the first steps, then half a cosine down to zero (Loshchilov and Hutter, SGDR, ICLR 2017, equation 5, one cycle).
/// </summary>
internal sealed class LearningRateSchedule(double highest, int steps)
{
    private readonly int _warmUp = Math.Max(1, steps / 20);

    /// <param name="step">The number of the step, from 0.</param>
    public double At(int step) => step < _warmUp
        ? highest * (step + 1) / _warmUp
        : highest * 0.5 * (1 + Math.Cos(Math.PI * (step - _warmUp) / Math.Max(1, steps - _warmUp)));
}
