using NasGen.Search.Numerics;

namespace NasGen.Search.Replay;

/// <summary>The results of one strategy over all seeds.</summary>
/// <param name="Name">The name of the strategy.</param>
/// <param name="Checkpoints">The results at the checkpoints; the last one is the end.</param>
/// <param name="Found">The share of runs that ended with the table's best.</param>
/// <param name="MsPerTrial">The strategy's own time in milliseconds per trial.</param>
/// <param name="AgainstRandom">
/// The mean difference to random search with the same seeds, positive if this strategy is better; with several objectives of hypervolumes.
/// </param>
public sealed record StrategyResult(string Name, IReadOnlyList<ReplayCheckpoint> Checkpoints, double Found, double MsPerTrial, MeanDifference? AgainstRandom)
{
    /// <summary>The result at the end of the budget.</summary>
    public ReplayCheckpoint End => Checkpoints[^1];
}
