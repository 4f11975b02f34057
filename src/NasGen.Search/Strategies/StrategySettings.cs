using NasGen.Search.Feasibility;
using NasGen.Search.Objectives;
using NasGen.Search.Spaces;

namespace NasGen.Search.Strategies;

/// <summary>What a strategy is made from.</summary>
/// <param name="Feasible">The architectures that may be proposed.</param>
/// <param name="Objectives">What makes one better than another.</param>
/// <param name="Seed">The root seed.</param>
/// <param name="ExpectedTrials">How many trials the budget is thought to allow.</param>
/// <param name="Purpose">Of its own trials: how a strategy that resumes tells them from others'.</param>
public sealed record StrategySettings(
    FeasibleSet Feasible, ObjectiveSet Objectives, ulong Seed, long ExpectedTrials = 100, string Purpose = "search")
{
    /// <summary>
    /// The names of costs that <see cref="FeasibleSet.Estimate"/> tells before a trial, the one that counts most first: features and cheap
    /// priors for whoever wants them. Empty where none is known.
    /// </summary>
    public IReadOnlyList<string> KnownCosts { get; init; } = [];

    /// <summary>
    /// The worst values that count where a front of several objectives is measured, in their order; <see langword="null"/> where nobody said.
    /// </summary>
    public IReadOnlyList<double>? Reference { get; init; }

    /// <summary>The shares of the full training that a trial may use, ascending; the last one is 1.</summary>
    public IReadOnlyList<double> Fidelities { get; init; } = [1];

    /// <summary>The known cost that stands for size: the first of <see cref="KnownCosts"/>; <see langword="null"/> where none is known.</summary>
    internal string? SizeCost => KnownCosts.Count > 0 ? KnownCosts[0] : null;

    /// <summary>A cost known before the trial; NaN where the estimate lacks it.</summary>
    public double KnownCost(Genotype genotype, string cost) => Feasible.Estimate(genotype).Cost(cost);
}
