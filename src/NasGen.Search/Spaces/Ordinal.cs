using System.Globalization;

namespace NasGen.Search.Spaces;

/// <summary>Numeric options.</summary>
/// <param name="Options">The options in the order in which the user wrote them; the first one is the default.</param>
public sealed record Ordinal(IReadOnlyList<string> Options) : Domain
{
    /// <summary>The options as numbers.</summary>
    public IReadOnlyList<double> Values { get; } = [.. Options.Select(o => double.Parse(o, CultureInfo.InvariantCulture))];

    /// <summary>The genes in ascending order of their values.</summary>
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
