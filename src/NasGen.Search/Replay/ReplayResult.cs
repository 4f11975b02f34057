using NasGen.Search.Insights.Landscapes;

namespace NasGen.Search.Replay;

/// <summary>The results of strategies on a table.</summary>
/// <param name="Table">The name of the table.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Budget">The budget of each run.</param>
/// <param name="Seeds">The number of runs of each strategy.</param>
/// <param name="Best">The best value of the report metric.</param>
/// <param name="Strategies">The results in the order of the settings.</param>
/// <param name="Front">The table's exact front; <see langword="null"/> with one objective.</param>
/// <param name="Verdict">The verdict whether anything was learnt; <see langword="null"/> if only random search ran.</param>
public sealed record ReplayResult(
    string Table, int Rows, double Budget, int Seeds, double Best, IReadOnlyList<StrategyResult> Strategies, ReplayFront? Front, LearningVerdict? Verdict)
{
    /// <summary>The landscape of the report metric over the feasible rows, if the settings ask for it.</summary>
    public LandscapeDiagnosis? Landscape { get; init; }
}
