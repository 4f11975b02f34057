using NasGen.Expansions;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Supernets.Policies;

namespace NasGen.Supernets.Weights;

/// <summary>What a supernet computes now: one architecture, or a mixture around it.</summary>
internal sealed class SupernetState(SpaceStructure structure, SearchSpace space)
{
    public SearchSpace Space => space;

    public Genotype Genotype { get; private set; } = space.Default;

    public ArchitecturePlan Plan { get; private set; } = new(structure, space.Default);

    public Relaxation? Relaxation { get; private set; }

    /// <summary>Properties whose options give different shapes: one of them runs at a time.</summary>
    public HashSet<string> Unmixable { get; } = new(StringComparer.Ordinal);

    /// <summary>Scalar decisions that the user's constructor read: they cannot change any more and stay as in the default architecture.</summary>
    public HashSet<string> Frozen { get; } = new(StringComparer.Ordinal);

    /// <summary>Costs that are counted while the network runs; <see langword="null"/>: none.</summary>
    public OperationCosts? Costs { get; set; }

    public void Take(Genotype genotype, Relaxation? relaxation = null) =>
        (Genotype, Plan, Relaxation) = (genotype, new ArchitecturePlan(structure, genotype), relaxation);

    /// <summary>A plan for the current genes with one decision changed.</summary>
    /// <param name="knowsShapes">Whether it has to know the shapes of what ran before.</param>
    public ArchitecturePlan PlanWith(int decision, double gene, bool knowsShapes)
    {
        var genes = (double[])Relaxation!.Genes.Clone();
        genes[decision] = gene;
        var genotype = space.Canonical(genes);
        return knowsShapes ? new ArchitecturePlan(structure, genotype, Plan.Shapes) : new ArchitecturePlan(structure, genotype);
    }
}
