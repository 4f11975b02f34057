namespace NasGen.Search.Strategies.Schedulers;

/// <summary>The fidelities that a scheduler climbs, cheap to dear.</summary>
internal static class Ladder
{
    /// <summary>η: one in so many goes on to the next rung, the value of Li and others 2018 and 2020.</summary>
    public const int Reduction = 3;

    /// <summary>The settings of who proposes for a scheduler: of the budget each architecture takes the lowest rung, a third of them the next, and so on.</summary>
    public static StrategySettings ForProposer(StrategySettings settings)
    {
        var cost = settings.Fidelities.Select((share, rung) => share / Math.Pow(Reduction, rung)).Sum();
        return settings with { ExpectedTrials = Math.Max(1, (long)(settings.ExpectedTrials / cost)), Fidelities = [1] };
    }
}
