namespace NasGen.Search.Execution;

/// <summary>What a person, a log or a build sees of a search.</summary>
internal interface ISearchView : IDisposable
{
    /// <summary>One line that is always shown.</summary>
    void Say(string line);

    /// <summary>Where the search stands; shown as often as the medium bears.</summary>
    void Show(SearchStatus status);
}

/// <param name="Model">The space's name.</param>
/// <param name="Phase">What is going on: <c>searching</c>, <c>confirming</c>.</param>
/// <param name="Share">Of the budget, in [0, 1].</param>
/// <param name="Finished">Trials that ended, all purposes.</param>
/// <param name="Failed">Those of them that failed.</param>
/// <param name="Best">The best value and architecture so far, as text.</param>
/// <param name="Left">What is left of the budget, as text.</param>
internal sealed record SearchStatus(string Model, string Phase, double Share, int Finished, int Failed, string? Best, string Left)
{
    public override string ToString() =>
        $"{Model}: {Phase}, {Finished} trials{(Failed > 0 ? $" ({Failed} failed)" : "")}, {(Best is null ? "none completed yet" : $"best {Best}")}, {Left} left";
}
