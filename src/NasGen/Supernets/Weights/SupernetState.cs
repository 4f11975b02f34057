using NasGen.Expansions;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Supernets.Policies;

namespace NasGen.Supernets.Weights;

/// <summary>The architecture, or the mixture around it, that a supernet computes at present.</summary>
internal sealed class SupernetState(SpaceStructure structure, SearchSpace space)
{
    public SearchSpace Space => space;

    public Genotype Genotype { get; private set; } = space.Default;

    public ArchitecturePlan Plan { get; private set; } = new(structure, space.Default);

    public Relaxation? Relaxation { get; private set; }

    /// <summary>The properties whose options have different output shapes. They are not mixed: one option runs at a time.</summary>
    public HashSet<string> Unmixable { get; } = new(StringComparer.Ordinal);

    /// <summary>The scalar decisions that the user's constructor read. They can no longer change and stay as in the default architecture.</summary>
    public HashSet<string> Frozen { get; } = new(StringComparer.Ordinal);

    /// <summary>The costs that are counted while the network runs; <see langword="null"/> if none are.</summary>
    public OperationCosts? Costs { get; set; }

    public void Take(Genotype genotype, Relaxation? relaxation = null) =>
        (Genotype, Plan, Relaxation) = (genotype, new ArchitecturePlan(structure, genotype), relaxation);

    /// <summary>The plan of the current genes with one of them changed.</summary>
    /// <param name="decision">The index of the decision.</param>
    /// <param name="gene">The new gene.</param>
    /// <param name="knowsShapes">Whether the plan needs the shapes of the properties that ran before.</param>
    public ArchitecturePlan PlanWith(int decision, double gene, bool knowsShapes)
    {
        var genes = (double[])Relaxation!.Genes.Clone();
        genes[decision] = gene;
        var genotype = space.Canonical(genes);
        return knowsShapes ? new ArchitecturePlan(structure, genotype, Plan.Shapes) : new ArchitecturePlan(structure, genotype);
    }
}
