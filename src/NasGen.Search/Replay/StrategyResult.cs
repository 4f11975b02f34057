using NasGen.Search.Verdicts;

namespace NasGen.Search.Replay;

/// <summary>What one strategy reached over all seeds.</summary>
/// <param name="Name">Of the strategy.</param>
/// <param name="Checkpoints">The last one is the end.</param>
/// <param name="Found">The share of runs that ended with the table's best.</param>
/// <param name="MsPerTrial">Of the strategy's own time.</param>
/// <param name="AgainstRandom">The mean difference to random search by the same seeds, positive where this is better; with several objectives of hypervolumes.</param>
public sealed record StrategyResult(string Name, IReadOnlyList<ReplayCheckpoint> Checkpoints, double Found, double MsPerTrial, MeanDifference? AgainstRandom)
{
    public ReplayCheckpoint End => Checkpoints[^1];
}
