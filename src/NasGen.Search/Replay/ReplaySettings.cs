using NasGen.Search.Strategies;
using NasGen.Search.Trials;

namespace NasGen.Search.Replay;

/// <summary>The settings of a replay.</summary>
/// <param name="Objectives">The objectives and limits over metrics of the table; the first objective decides which row is best.</param>
public sealed record ReplaySettings(ObjectiveSet Objectives)
{
    /// <summary>The strategies, by names that <see cref="StrategyRegistry"/> knows.</summary>
    public IReadOnlyList<string> Strategies { get; init; } = [];

    /// <summary>The metric by which the best row is judged; <see langword="null"/> for the first objective itself.</summary>
    public Objective? Report { get; init; }

    /// <summary>The metrics that a strategy knows before a trial.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>The levels of training, ascending; empty if there is only one.</summary>
    public IReadOnlyList<ReplayFidelity> Fidelities { get; init; } = [];

    /// <summary>The metric that is the cost of a trial; <see langword="null"/> if each full trial costs 1.</summary>
    public string? Charge { get; init; }

    /// <summary>The budget of a run, in full trials or in units of <see cref="Charge"/>.</summary>
    public double Budget { get; init; } = 100;

    /// <summary>The number of runs of each strategy.</summary>
    public int Seeds { get; init; } = 100;

    /// <summary>The seed of the first run; later runs count up from it.</summary>
    public ulong FirstSeed { get; init; } = 1;

    /// <summary>The checkpoints of a run, in units of the budget; empty for ten at even distances.</summary>
    public IReadOnlyList<double> Checkpoints { get; init; } = [];

    /// <summary>Whether to analyse the landscape too.</summary>
    public bool Landscape { get; init; }

    /// <summary>The reference point of the hypervolume, in the order of the objectives; <see langword="null"/> for the table's worst values.</summary>
    public IReadOnlyList<double>? Reference { get; init; }

    /// <summary>The point at which the hypervolume is 1; <see langword="null"/> for the ends of the metrics' scales.</summary>
    public IReadOnlyList<double>? Ideal { get; init; }
}
