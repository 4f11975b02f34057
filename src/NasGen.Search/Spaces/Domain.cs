namespace NasGen.Search.Spaces;

/// <summary>
/// The options of a decision. A gene is a <see cref="double"/>: the option's index where the domain is finite, the value itself
/// where it is continuous. <see cref="double.NaN"/> marks a decision that is not alive.
/// </summary>
public abstract record Domain
{
    private protected Domain() { }

    /// <summary>The number of options; <see langword="null"/> where the domain is continuous.</summary>
    public abstract long? Count { get; }

    /// <summary>The gene of the first option: what the user's default architecture uses.</summary>
    public abstract double First { get; }

    /// <summary>The option as text, invariant: <c>ConvBlock</c>, <c>16</c>, <c>0.1</c>.</summary>
    public abstract string Format(double gene);

    /// <summary>Reads what <see cref="Format"/> wrote.</summary>
    public abstract bool TryParse(string text, out double gene);

    /// <summary>The position of a gene in [0, 1] where options have an order; the index where they have none.</summary>
    public abstract double Position(double gene);

    /// <summary>The gene whose position is nearest: the inverse of <see cref="Position"/>.</summary>
    public abstract double AtPosition(double position);

    /// <summary>Whether the gene is an option.</summary>
    public virtual bool Contains(double gene) => gene >= 0 && gene < Count && gene == Math.Floor(gene);

    /// <summary>Whether there is more than one option.</summary>
    internal bool HasSeveral => this is FloatRange range ? range.Max > range.Min : Count > 1;

    /// <summary>The place of a finite domain's gene among the options in ascending order.</summary>
    internal virtual long Rank(double gene) => (long)gene;

    /// <summary>The inverse of <see cref="Rank"/>.</summary>
    internal virtual double AtRank(long rank) => rank;
}
