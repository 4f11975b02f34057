using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Search.Trials;

/// <summary>One evaluation of one architecture at one fidelity. The journal holds every trial.</summary>
/// <param name="Id">Consecutive in the order of asking, from 1.</param>
/// <param name="Genotype">What was evaluated, in canonical form.</param>
/// <param name="Purpose">Who asked for it: <c>search</c>, <c>random</c>, <c>default</c>, <c>largest</c>, <c>retrain</c>.</param>
/// <param name="Fidelity">The share of the full training, in (0, 1].</param>
/// <param name="Seed">Of weights and batches.</param>
public sealed record Trial(long Id, Genotype Genotype, string Purpose, double Fidelity, ulong Seed)
{
    public TrialState State { get; init; } = TrialState.Running;

    /// <summary>Why a trial did not complete, in one line, with the user's file and line where they are known.</summary>
    public string? Cause { get; init; }

    /// <summary>All that was measured by training, by the data that it was measured on; empty where the trial failed.</summary>
    public MeasuredMetrics Measured { get; init; } = MeasuredMetrics.None;

    /// <summary>Measured by training, on validation data: <c>Accuracy</c>, …; empty where the trial failed.</summary>
    public IReadOnlyDictionary<string, double> Metrics
    {
        get => Measured.Validation;
        init => Measured = Measured with { Validation = value };
    }

    /// <summary>Known before training or measured: <c>Parameters</c>, <c>Macs</c>, <c>Memory</c>, <c>Latency</c>, … in SI units (bytes, seconds, joules).</summary>
    public IReadOnlyDictionary<string, double> Costs { get; init; } = new Dictionary<string, double>();

    /// <summary>The time that the trial took, in seconds.</summary>
    public double Seconds { get; init; }
}

/// <summary>How a trial ended.</summary>
public enum TrialState
{
    /// <summary>Asked for and not told yet.</summary>
    Running,

    /// <summary>It has metrics.</summary>
    Completed,

    /// <summary>Beyond a hard limit, or its dry run threw: never trained.</summary>
    Infeasible,

    /// <summary>It diverged, threw, crashed or ran out of time; <see cref="Trial.Cause"/> says which.</summary>
    Failed,
}
