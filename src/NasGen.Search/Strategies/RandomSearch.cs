using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;

namespace NasGen.Search.Strategies;

/// <summary>Uniform over the feasible architectures, without replacement (Bergstra and Bengio 2012): the baseline for every other strategy.</summary>
/// <param name="settings">The settings of the search.</param>
public sealed class RandomSearch(StrategySettings settings) : Proposer(settings, "random")
{
    private protected override Genotype? Choose(RandomStream random) => null;
}
