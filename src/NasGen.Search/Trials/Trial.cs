using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Search.Trials;

/// <summary>One evaluation of one architecture at one fidelity. The journal keeps every trial.</summary>
/// <param name="Id">The number of the trial in the order of asking, from 1.</param>
/// <param name="Genotype">The architecture, in canonical form.</param>
/// <param name="Purpose">The reason for the trial: <c>search</c>, <c>random</c>, <c>default</c>, <c>largest</c>, <c>retrain</c>.</param>
/// <param name="Fidelity">The share of the full training, in (0, 1].</param>
/// <param name="Seed">The seed of weights and batches.</param>
public sealed record Trial(long Id, Genotype Genotype, string Purpose, double Fidelity, ulong Seed)
{
    /// <summary>How the trial ended, or that it is running.</summary>
    public TrialState State { get; init; } = TrialState.Running;

    /// <summary>The reason why a trial did not complete, in one line, with the user's file and line if they are known.</summary>
    public string? Cause { get; init; }

    /// <summary>All results of the training, by the data that they were measured on; empty if the trial failed.</summary>
    public MeasuredMetrics Measured { get; init; } = MeasuredMetrics.None;

    /// <summary>Results of the training on validation data: <c>Accuracy</c>, …; empty if the trial failed.</summary>
    public IReadOnlyDictionary<string, double> Metrics
    {
        get => Measured.Validation;
        init => Measured = Measured with { Validation = value };
    }

    /// <summary>
    /// Costs that are known before training or measured: <c>Parameters</c>, <c>Macs</c>, <c>Memory</c>, <c>Latency</c>, … in SI units (bytes, seconds,
    /// joules).
    /// </summary>
    public IReadOnlyDictionary<string, double> Costs { get; init; } = new Dictionary<string, double>();

    /// <summary>The fidelity of the paused training that this one continued; 0 if it began anew.</summary>
    public double From { get; init; }

    /// <summary>The machine that trained, in a search over several; <see langword="null"/> for that of the search itself.</summary>
    public string? Node { get; init; }

    /// <summary>The cost of the trial in full trainings.</summary>
    public double Cost => Fidelity - From;

    /// <summary>The duration of the trial, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>The seconds of a full training at the pace of this trial; <see langword="null"/> if it was not timed.</summary>
    public double? FullSeconds => Seconds > 0 && Cost > 0 ? Seconds / Cost : null;
}
