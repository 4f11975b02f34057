namespace NasGen.Search.Spaces;

/// <summary>
/// The options of a decision. A gene is a <see cref="double"/>: the index of the option in a finite domain, the value itself in a continuous
/// one. <see cref="double.NaN"/> marks a decision that is not alive.
/// </summary>
public abstract record Domain
{
    private protected Domain() { }

    /// <summary>The number of options; <see langword="null"/> for a continuous domain.</summary>
    public abstract long? Count { get; }

    /// <summary>The gene of the first option, which the user's default architecture has.</summary>
    public abstract double First { get; }

    /// <summary>The option as text, invariant: <c>ConvBlock</c>, <c>16</c>, <c>0.1</c>.</summary>
    public abstract string Format(double gene);

    /// <summary>Reads the text that <see cref="Format"/> writes.</summary>
    public abstract bool TryParse(string text, out double gene);

    /// <summary>The position of a gene in [0, 1] if the options have an order; else the index.</summary>
    public abstract double Position(double gene);

    /// <summary>The gene whose position is nearest: the inverse of <see cref="Position"/>.</summary>
    public abstract double AtPosition(double position);

    /// <summary>Whether the gene is an option.</summary>
    public virtual bool Contains(double gene) => gene >= 0 && gene < Count && gene == Math.Floor(gene);

    /// <summary>Whether there is more than one option.</summary>
    internal bool HasSeveral => this is FloatRange range ? range.Max > range.Min : Count > 1;

    /// <summary>The rank of a finite domain's gene among the options in ascending order, from 0.</summary>
    internal virtual long Rank(double gene) => (long)gene;

    /// <summary>The inverse of <see cref="Rank"/>.</summary>
    internal virtual double AtRank(long rank) => rank;
}
