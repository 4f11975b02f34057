using System.Globalization;

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

/// <summary>Options without an order.</summary>
public sealed record Categorical(IReadOnlyList<string> Options) : Domain
{
    public override long? Count => Options.Count;
    public override double First => 0;
    public override string Format(double gene) => Options[(int)gene];
    public override double Position(double gene) => gene;
    public override double AtPosition(double position) => Math.Clamp(Math.Round(position), 0, Options.Count - 1);

    public override bool TryParse(string text, out double gene)
    {
        gene = Options.IndexOf(text);
        return gene >= 0;
    }
}

/// <summary>Numeric options in the order in which the user wrote them; the first one is the default.</summary>
public sealed record Ordinal(IReadOnlyList<string> Options) : Domain
{
    /// <summary>The options as numbers.</summary>
    public IReadOnlyList<double> Values { get; } = [.. Options.Select(o => double.Parse(o, CultureInfo.InvariantCulture))];

    /// <summary>The genes in the order of their values.</summary>
    private IReadOnlyList<int> Ascending => field ??= [.. Enumerable.Range(0, Values.Count).OrderBy(i => Values[i])];

    public override long? Count => Options.Count;
    public override double First => 0;
    public override string Format(double gene) => Options[(int)gene];

    public override double Position(double gene)
    {
        var (min, max) = (Values.Min(), Values.Max());
        return max > min ? (Values[(int)gene] - min) / (max - min) : 0;
    }

    public override double AtPosition(double position) => Enumerable.Range(0, Values.Count).MinBy(i => Math.Abs(Position(i) - position));

    internal override long Rank(double gene) => Ascending.TakeWhile(i => i != (int)gene).Count();
    internal override double AtRank(long rank) => Ascending[(int)rank];

    public override bool TryParse(string text, out double gene)
    {
        gene = Options.IndexOf(text);
        return gene >= 0;
    }
}

/// <summary>Integers from <paramref name="Min"/> to <paramref name="Max"/>, both inclusive.</summary>
public sealed record IntegerRange(long Min, long Max, long Step = 1, bool Logarithmic = false) : Domain
{
    public override long? Count => (Max - Min) / Step + 1;
    public override double First => 0;
    public override string Format(double gene) => (Min + (long)gene * Step).ToString(CultureInfo.InvariantCulture);

    public override double Position(double gene)
    {
        double value = Min + gene * Step;
        if (Max == Min) return 0;
        return Logarithmic ? Math.Log(value / Min) / Math.Log((double)Max / Min) : (value - Min) / (Max - Min);
    }

    public override double AtPosition(double position)
    {
        var value = Logarithmic ? Min * Math.Pow((double)Max / Min, position) : Min + position * ((double)Max - Min);
        return Math.Clamp(Math.Round((value - Min) / Step), 0, (double)Count! - 1);
    }

    public override bool TryParse(string text, out double gene)
    {
        gene = -1;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return false;
        if (value < Min || value > Max || (value - Min) % Step != 0) return false;
        gene = (value - Min) / Step;
        return true;
    }
}

/// <summary>Real numbers from <paramref name="Min"/> to <paramref name="Max"/>; the gene is the value.</summary>
public sealed record FloatRange(double Min, double Max, bool Logarithmic = false) : Domain
{
    public override long? Count => null;
    public override double First => Min;
    public override string Format(double gene) => gene.ToString("R", CultureInfo.InvariantCulture);

    public override double Position(double gene)
    {
        if (Max == Min) return 0;
        return Logarithmic ? Math.Log(gene / Min) / Math.Log(Max / Min) : (gene - Min) / (Max - Min);
    }

    public override double AtPosition(double position) =>
        Math.Clamp(Logarithmic ? Min * Math.Pow(Max / Min, position) : Min + position * (Max - Min), Min, Max);

    public override bool Contains(double gene) => gene >= Min && gene <= Max;

    public override bool TryParse(string text, out double gene) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out gene) && gene >= Min && gene <= Max;
}
