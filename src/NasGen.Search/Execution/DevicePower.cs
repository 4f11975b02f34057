namespace NasGen.Search.Execution;

/// <summary>What a device draws, for statements per day.</summary>
/// <param name="IdleWatts">The watts that it always draws.</param>
/// <param name="DutyCycle">The share of the time in which it computes; <see langword="null"/> if the profile does not state it.</param>
/// <param name="Battery">The capacity of its battery in watt-hours; <see langword="null"/> if the profile does not state it.</param>
internal sealed record DevicePower(double IdleWatts, double? DutyCycle, double? Battery)
{
    public const double SecondsPerDay = 86_400;

    /// <summary>The inferences of a day, however long each takes; <see langword="null"/> if the profile does not state them.</summary>
    public double? InferencesPerDay { get; init; }

    /// <summary>The joules per sample that the device acquires.</summary>
    public double PerSample { get; init; }

    /// <summary>The joules of a day by parts; <see langword="null"/> if the number of inferences is not known.</summary>
    /// <param name="joules">The joules of one inference, without what the device always draws.</param>
    /// <param name="rate">The samples that it acquires per second.</param>
    public DayOfEnergy? Day(double joules, double? rate) =>
        InferencesPerDay is { } inferences ? new(inferences * joules, SecondsPerDay * PerSample * (rate ?? 0), SecondsPerDay * IdleWatts) : null;
}

/// <summary>The joules of a day: 86,400 s of idle power and of sampling, and the inferences.</summary>
internal readonly record struct DayOfEnergy(double Inferences, double Sampling, double Idle)
{
    public double Total => Inferences + Sampling + Idle;
}
