using NasGen.Search.Objectives;
using NasGen.Search.Strategies;

namespace NasGen.Search.Replay;

/// <summary>What is replayed.</summary>
/// <param name="Objectives">Over metrics of the table, the first one chooses the best; with hard limits.</param>
public sealed record ReplaySettings(ObjectiveSet Objectives)
{
    /// <summary>Names that <see cref="StrategyRegistry"/> knows.</summary>
    public IReadOnlyList<string> Strategies { get; init; } = [];

    /// <summary>The metric by which the row that is best on the first objective is judged; <see langword="null"/>: the first objective.</summary>
    public Objective? Report { get; init; }

    /// <summary>Metrics that a strategy may see before a trial.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>From cheap to dear; empty where there is one level only.</summary>
    public IReadOnlyList<ReplayFidelity> Fidelities { get; init; } = [];

    /// <summary>The metric that a trial is charged with; <see langword="null"/>: each full trial counts 1.</summary>
    public string? Charge { get; init; }

    /// <summary>The budget of a run: full trials, or units of <see cref="Charge"/>.</summary>
    public double Budget { get; init; } = 100;

    /// <summary>The number of runs of each strategy.</summary>
    public int Seeds { get; init; } = 100;

    /// <summary>The seed of the first run; the others follow.</summary>
    public ulong FirstSeed { get; init; } = 1;

    /// <summary>Where the runs are looked at, in units of the budget; empty: ten times, evenly.</summary>
    public IReadOnlyList<double> Checkpoints { get; init; } = [];

    /// <summary>Whether to describe the landscape too.</summary>
    public bool Landscape { get; init; }

    /// <summary>The worst point that counts for the hypervolume, in the order of the objectives; <see langword="null"/>: the table's worst values.</summary>
    public IReadOnlyList<double>? Reference { get; init; }

    /// <summary>The point whose box with the reference is a hypervolume of 1; <see langword="null"/>: the ends of the metrics' scales.</summary>
    public IReadOnlyList<double>? Ideal { get; init; }
}
