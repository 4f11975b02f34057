using System.Globalization;

namespace NasGen.Search.Spaces;

/// <summary>Integers from <paramref name="Min"/> to <paramref name="Max"/>, both inclusive. The gene is the index of the value.</summary>
/// <param name="Min">The smallest value, which is the default.</param>
/// <param name="Max">The largest value.</param>
/// <param name="Step">The difference between neighbouring values.</param>
/// <param name="Logarithmic">Whether positions are even in the logarithm.</param>
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
