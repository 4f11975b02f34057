using NasGen.Search.Landscapes;

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
