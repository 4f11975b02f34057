using NasGen.Search.Landscapes;
using NasGen.Search.Verdicts;

namespace NasGen.Search.Replay;

/// <summary>What strategies reached on a table.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">Its size.</param>
/// <param name="Budget">Of each run.</param>
/// <param name="Seeds">Runs of each strategy.</param>
/// <param name="Best">The best value of the report metric.</param>
/// <param name="Strategies">In the order asked for.</param>
/// <param name="Front">With several objectives: the table's exact front.</param>
/// <param name="Verdict">Whether anything was learnt; <see langword="null"/> where only random search ran.</param>
public sealed record ReplayResult(
    string Table, int Rows, double Budget, int Seeds, double Best, IReadOnlyList<StrategyResult> Strategies, ReplayFront? Front, LearningVerdict? Verdict)
{
    /// <summary>Of the report metric over the feasible rows, where it was asked for.</summary>
    public LandscapeDiagnosis? Landscape { get; init; }
}

/// <summary>The feasible rows that no other dominates.</summary>
/// <param name="Points">Values of the objectives, one array a point, in their units.</param>
/// <param name="Hypervolume">In parts of the box between reference and ideal point.</param>
/// <param name="Reference">In the units of the objectives.</param>
/// <param name="Ideal">In the units of the objectives.</param>
public sealed record ReplayFront(IReadOnlyList<double[]> Points, double Hypervolume, IReadOnlyList<double> Reference, IReadOnlyList<double> Ideal);

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

/// <summary>The report metric over the seeds when so much of the budget was spent.</summary>
/// <param name="Trials">Of the budget.</param>
/// <param name="Low">The lower end of the mean's 95 % interval (Student's t).</param>
/// <param name="High">The upper end.</param>
/// <param name="Regret">How far the mean is from the table's best.</param>
/// <param name="Hypervolume">Its mean; <see langword="null"/> with one objective.</param>
public sealed record ReplayCheckpoint(
    double Trials, double Mean, double StandardDeviation, double Median, double Low, double High, double Regret, double? Hypervolume);
