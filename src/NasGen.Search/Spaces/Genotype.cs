namespace NasGen.Search.Spaces;

/// <summary>
/// One option for every decision that is alive, in canonical form: genes of decisions that are not alive are <see cref="double.NaN"/>,
/// therefore two genotypes of the same network are equal. Text form:
/// <c>Stem=ConvBlock(Width: 16, Depth: 2); Body=SqueezeBlock(squeeze: 4); DropoutRate=0.1</c>.
/// </summary>
public sealed class Genotype : IEquatable<Genotype>
{
    private readonly double[] _genes;

    internal Genotype(SearchSpace space, double[] canonicalGenes)
    {
        Space = space;
        _genes = canonicalGenes;
    }

    /// <summary>The space that gives the genes their meaning.</summary>
    public SearchSpace Space { get; }

    /// <summary>One gene per decision, in the order of <see cref="SearchSpace.Decisions"/>.</summary>
    public ReadOnlySpan<double> Genes => _genes;

    /// <summary>The gene of a decision by its index; NaN if it is not alive.</summary>
    public double this[int decision] => _genes[decision];

    /// <summary>Whether the decision is alive: whether it matters for this architecture.</summary>
    public bool IsAlive(int decision) => !double.IsNaN(_genes[decision]);

    /// <summary>The chosen option of a decision by its name, as text; <see langword="null"/> if the decision is unknown or not alive.</summary>
    public string? this[string decision] =>
        Space.IndexOf(decision) is >= 0 and var i && IsAlive(i) ? Space.Decisions[i].Domain.Format(_genes[i]) : null;

    /// <summary>A copy with one gene changed, in canonical form: decisions that come alive take their first option.</summary>
    public Genotype With(int decision, double gene)
    {
        var genes = (double[])_genes.Clone();
        genes[decision] = gene;
        return Space.Canonical(genes);
    }

    public bool Equals(Genotype? other)
    {
        if (other is null || _genes.Length != other._genes.Length) return false;
        for (var i = 0; i < _genes.Length; i++)
            if (!_genes[i].Equals(other._genes[i]))
                return false;
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Genotype);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var gene in _genes) hash.Add(gene);
        return hash.ToHashCode();
    }

    /// <summary>The text form, which <see cref="SearchSpace.Parse"/> reads.</summary>
    public override string ToString() => GenotypeText.Format(this);
}
