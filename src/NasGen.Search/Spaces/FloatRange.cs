using System.Globalization;

namespace NasGen.Search.Spaces;

/// <summary>Real numbers from <paramref name="Min"/> to <paramref name="Max"/>; the gene is the value.</summary>
/// <param name="Min">The smallest value, which is the default.</param>
/// <param name="Max">The largest value.</param>
/// <param name="Logarithmic">Whether positions are even in the logarithm.</param>
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
