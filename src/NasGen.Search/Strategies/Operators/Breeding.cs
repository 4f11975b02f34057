using NasGen.Search.Feasibility;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;

namespace NasGen.Search.Strategies.Operators;

/// <summary>One child after another, by selection, crossover and mutation, until one is feasible and new.</summary>
internal sealed class Breeding(ISelection selection, UniformCrossover crossover, OneChange mutation)
{
    /// <summary>The number of children that may be infeasible or known before breeding gives up.</summary>
    private const int Patience = 200;

    /// <returns>A feasible architecture that is not known yet; <see langword="null"/> if none was found.</returns>
    public Genotype? Breed(IReadOnlyList<Individual> population, ProposalLedger ledger, FeasibleSet feasible, Random random)
    {
        Individual[] pool = [.. population];
        Genotype Parent() => selection.Select(pool, random).Genotype;
        for (var i = 0; i < Patience; i++)
        {
            var child = crossover.Cross(Parent(), Parent, random);
            child = mutation.Mutate(child, ledger.IsKnown(child), random);
            if (!ledger.IsKnown(child) && feasible.Contains(child)) return child;
        }
        return null;
    }
}
