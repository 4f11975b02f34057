using NasGen.Search.Proposals;

namespace NasGen.Search.Strategies.Schedulers;

/// <summary>The constants and settings that schedulers share.</summary>
internal static class Ladder
{
    /// <summary>η: one of this many architectures is promoted to the next rung, as in Li and others 2018 and 2020.</summary>
    public const int Reduction = 3;

    /// <summary>
    /// The settings of the strategy that proposes for a scheduler. Each architecture costs the lowest rung, a third of them the next one too, and so
    /// on: the budget therefore allows more architectures than full trainings.
    /// </summary>
    public static StrategySettings ForProposer(StrategySettings settings)
    {
        var cost = settings.Fidelities.Select((share, rung) => share / Math.Pow(Reduction, rung)).Sum();
        return settings with { ExpectedTrials = Math.Max(1, (long)(settings.ExpectedTrials / cost)), Fidelities = [1] };
    }
}
