using NasGen.Search.Feasibility;
using NasGen.Search.Objectives;

namespace NasGen.Search.Strategies;

/// <summary>What a strategy is made from.</summary>
/// <param name="Feasible">The architectures that may be proposed.</param>
/// <param name="Objectives">What makes one better than another.</param>
/// <param name="Seed">The root seed.</param>
/// <param name="ExpectedTrials">How many trials the budget is thought to allow.</param>
/// <param name="Purpose">Of its own trials: how a strategy that resumes tells them from others'.</param>
public sealed record StrategySettings(
    FeasibleSet Feasible, ObjectiveSet Objectives, ulong Seed, long ExpectedTrials = 100, string Purpose = "search");
