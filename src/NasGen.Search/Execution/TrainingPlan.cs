namespace NasGen.Search.Execution;

/// <summary>
/// What a training of a search may cost. The plan of a run is made once, and the journal keeps it: trials of different lengths do not compare.
/// </summary>
/// <param name="Length">The length of a full training, as a share of what the settings say, in (0, 1].</param>
/// <param name="Fidelities">The shares of a full training at which trials may end, ascending; the last one is 1.</param>
/// <param name="Workers">The number of simultaneous trainings.</param>
/// <param name="Threads">The number of threads per training.</param>
internal sealed record TrainingPlan(double Length, double[] Fidelities, int Workers, int Threads)
{
    /// <summary>The ladder of a search that does not say otherwise: a third of the architectures goes on to three times the training.</summary>
    public static readonly double[] Ladder = [1.0 / 27, 1.0 / 9, 1.0 / 3, 1];

    /// <summary>Whether trainings can be made by the plan. One that was read may be damaged.</summary>
    public bool IsPossible => Timed is not null && Length is > 0 and <= 1 && Workers is > 0 and <= 1024 && Threads is > 0 and <= 1024
        && Fidelities is [.., 1] && Fidelities.Zip(Fidelities.Skip(1)).All(pair => pair.First < pair.Second) && Fidelities[0] > 0;

    /// <summary>The same plan with the trainings of another one.</summary>
    public TrainingPlan OfLength(TrainingPlan other) => this with
    {
        Length = other.Length,
        Fidelities = other.Fidelities,
        FullSeconds = FullSeconds * other.Length / Length,
        Line = Line is { } line ? new PaceLine(line.Fixed * other.Length / Length, line.PerMac * other.Length / Length) : null,
        Epochs = Epochs * other.Length / Length,
        Trainings = Trainings * Length / other.Length,
    };

    /// <summary>The expected seconds of a full training that fits the time well: of one of the faster architectures; NaN if nothing was timed.</summary>
    public double FullSeconds { get; init; } = double.NaN;

    /// <summary>
    /// The seconds of a full training by the architecture's MACs: a part that does not depend on them, and a part per MAC; <see langword="null"/> if nothing
    /// was timed.
    /// </summary>
    public PaceLine? Line { get; init; }

    /// <summary>
    /// The architectures that were timed, as the journal writes them, each with its seconds per second of the line: the first that is known of kinds of
    /// layers that take longer per MAC.
    /// </summary>
    public IReadOnlyDictionary<string, double> Timed { get; init; } = new Dictionary<string, double>();

    /// <summary>The number of passes over the training data of a full training; NaN if it is not known.</summary>
    public double Epochs { get; init; } = double.NaN;

    /// <summary>The number of full trainings that the time allows, for all purposes together; NaN if the budget is counted in trials.</summary>
    public double Trainings { get; init; } = double.NaN;

    /// <summary>The seconds of one pass over the training data with the fastest architecture that was timed; NaN if nothing was timed.</summary>
    public double ShortestEpoch { get; init; } = double.NaN;
}

/// <summary>The seconds of a full training as a line over the MACs of the architecture.</summary>
/// <param name="Fixed">The seconds that do not depend on the architecture.</param>
/// <param name="PerMac">The seconds per multiply-accumulate operation for one sample.</param>
internal sealed record PaceLine(double Fixed, double PerMac)
{
    /// <summary>The seconds of an architecture.</summary>
    public double Of(double macs) => Fixed + PerMac * macs;
}
