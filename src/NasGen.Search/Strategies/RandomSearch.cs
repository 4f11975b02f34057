using NasGen.Search.Randomness;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>Uniform over the feasible architectures, without replacement (Bergstra and Bengio 2012): what every other strategy has to beat.</summary>
public sealed class RandomSearch(StrategySettings settings) : IStrategy
{
    private readonly ProposalLedger _ledger = new(settings.Purpose);

    /// <inheritdoc/>
    public Proposal? Ask() =>
        _ledger.SampleUnknown(settings.Feasible, new RandomStream(settings.Seed, $"{settings.Purpose}/random", _ledger.Asked)) is { } genotype
            ? _ledger.Propose(genotype)
            : null;

    /// <inheritdoc/>
    public void Tell(Trial trial) => _ledger.Tell(trial);
}
