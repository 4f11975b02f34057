using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Proposals;

/// <summary>
/// A strategy that chooses one architecture per proposal and never the same twice. Where it has no choice, a random feasible architecture
/// that is not known yet takes its place. The random numbers of a proposal depend on the seed and the number of the proposal only, so a
/// resumed search continues as the uninterrupted one would have.
/// </summary>
public abstract class Proposer : IStrategy
{
    /// <summary>The number of random draws among which one has to end in time.</summary>
    private const int Draws = 50;

    private readonly string _name;

    /// <param name="settings">The settings of the search.</param>
    /// <param name="name">The name of the strategy's stream of random numbers.</param>
    private protected Proposer(StrategySettings settings, string name)
    {
        (Settings, _name) = (settings, name);
        Ledger = new ProposalLedger(settings.Purpose);
    }

    private protected StrategySettings Settings { get; }

    /// <summary>The proposals and trials so far.</summary>
    private protected ProposalLedger Ledger { get; }

    /// <inheritdoc/>
    public Proposal? Ask()
    {
        var random = new RandomStream(Settings.Seed, $"{Settings.Purpose}/{_name}", Ledger.Asked);
        return (Choose(random) ?? Drawn(random)) is { } genotype ? Claim(genotype) : null;
    }

    /// <inheritdoc/>
    public virtual void Tell(Trial trial) => Ledger.Tell(trial);

    /// <summary>The feasible, unknown architecture to propose; <see langword="null"/> if the strategy has no choice to make.</summary>
    /// <param name="random">The random numbers of this proposal.</param>
    private protected abstract Genotype? Choose(RandomStream random);

    /// <summary>A random architecture whose training ends in time; <see langword="null"/> if several draws have none.</summary>
    private Genotype? Drawn(RandomStream random)
    {
        for (var i = 0; i < Draws; i++)
            if (Ledger.SampleUnknown(Settings.Feasible, random) is not { } drawn) return null;
            else if (Settings.Time?.Allows(drawn) != false) return drawn;
        return null;
    }

    /// <summary>Proposes an architecture, whoever chose it.</summary>
    internal virtual Proposal Claim(Genotype genotype) => Ledger.Propose(genotype);
}
