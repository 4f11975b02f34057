using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>Proposes architectures in a given order, and then those of another strategy that has learnt from their results.</summary>
/// <param name="settings">The settings of the search.</param>
/// <param name="ranking">The architectures, the best first.</param>
/// <param name="then">The strategy that continues after the ranking; it is told all trials.</param>
public sealed class Ranked(StrategySettings settings, IReadOnlyList<Genotype> ranking, IStrategy then) : IStrategy
{
    private readonly ProposalLedger _ledger = new(settings.Purpose);
    private int _next;

    /// <inheritdoc/>
    public Proposal? Ask()
    {
        while (_next < ranking.Count)
            if (ranking[_next++] is var genotype && !_ledger.IsKnown(genotype)) return _ledger.Propose(genotype);
        return then.Ask();
    }

    /// <inheritdoc/>
    public void Tell(Trial trial)
    {
        _ledger.Tell(trial);
        then.Tell(trial);
    }
}
