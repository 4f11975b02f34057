using NasGen.Search.Feasibility;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Proposals;

/// <summary>The settings from which a strategy is created.</summary>
/// <param name="Feasible">The architectures that may be proposed.</param>
/// <param name="Objectives">The objectives, limits and penalties by which trials are compared.</param>
/// <param name="Seed">The root seed.</param>
/// <param name="ExpectedTrials">The number of trials that the budget is expected to allow.</param>
/// <param name="Purpose">The purpose of the strategy's own trials: after a resume it tells them from those of others.</param>
public sealed record StrategySettings(
    FeasibleSet Feasible, ObjectiveSet Objectives, ulong Seed, long ExpectedTrials = 100, string Purpose = "search")
{
    /// <summary>
    /// The names of the costs that <see cref="FeasibleSet.Estimate"/> knows before a trial, the most important first. A strategy may use them as
    /// features or as a cheap prior. Empty if none is known.
    /// </summary>
    public IReadOnlyList<string> KnownCosts { get; init; } = [];

    /// <summary>
    /// The reference point of the hypervolume: the worst value of each objective that counts, in their order; <see langword="null"/> if none is set.
    /// </summary>
    public IReadOnlyList<double>? Reference { get; init; }

    /// <summary>The shares of the full training that a trial may use, ascending; the last one is 1.</summary>
    public IReadOnlyList<double> Fidelities { get; init; } = [1];

    /// <summary>The time of trainings; <see langword="null"/> for a budget in trials, where their duration does not matter.</summary>
    internal ITrainingTime? Time { get; init; }

    /// <summary>The known cost that stands for size: the first of <see cref="KnownCosts"/>; <see langword="null"/> if none is known.</summary>
    internal string? SizeCost => KnownCosts.Count > 0 ? KnownCosts[0] : null;

    /// <summary>A cost that is known before the trial, in its SI unit; NaN if the estimate lacks it.</summary>
    public double KnownCost(Genotype genotype, string cost) => Feasible.Estimate(genotype).Cost(cost);
}
