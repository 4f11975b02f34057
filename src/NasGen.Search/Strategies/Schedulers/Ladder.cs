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
        return settings with { ExpectedTrials = Math.Max(1, (long)(settings.ExpectedTrials / CostOf(settings.Fidelities))), Fidelities = [1] };
    }

    /// <summary>The mean cost of an architecture in full trainings, if each one that goes on continues its training.</summary>
    public static double CostOf(IReadOnlyList<double> fidelities) =>
        fidelities.Select((share, rung) => (share - (rung == 0 ? 0 : fidelities[rung - 1])) / Math.Pow(Reduction, rung)).Sum();
}
