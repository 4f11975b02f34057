using NasGen.Search.Wording;

namespace NasGen.Search.Execution;

/// <summary>The output of a search on a terminal, in a log or in a build.</summary>
internal interface ISearchView : IDisposable
{
    /// <summary>Shows one line.</summary>
    void Say(string line);

    /// <summary>Shows the state of the search. An implementation may leave out states that follow too quickly.</summary>
    void Show(SearchStatus status);
}

/// <summary>The state of a search.</summary>
/// <param name="Model">The name of the space.</param>
/// <param name="Phase">The present phase: <c>searching</c>, <c>confirming</c>.</param>
/// <param name="Share">The share of the budget that is spent, in [0, 1].</param>
/// <param name="Finished">The number of trials that ended, for all purposes.</param>
/// <param name="Failed">The number of these trials that failed.</param>
/// <param name="Best">The best value and architecture so far, as text.</param>
/// <param name="Left">The rest of the budget, as text.</param>
internal sealed record SearchStatus(string Model, string Phase, double Share, int Finished, int Failed, string? Best, string Left)
{
    public override string ToString() =>
        $"{Model}: {Phase}, {Words.Count(Finished, "trial")}{(Failed > 0 ? $" ({Failed} failed)" : "")}, "
        + $"{(Best is null ? "none completed yet" : $"best {Best}")}, {Left} left";
}
