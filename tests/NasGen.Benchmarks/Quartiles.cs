using System.Globalization;

namespace NasGen.Benchmarks;

/// <summary>The median and the quartiles of measurements.</summary>
internal readonly record struct Quartiles(double Lower, double Median, double Upper)
{
    public static Quartiles Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new(sorted[sorted.Length / 4], sorted[sorted.Length / 2], sorted[sorted.Length * 3 / 4]);
    }

    public static Quartiles OfRatios(IEnumerable<double> numerators, IEnumerable<double> denominators) =>
        Of(numerators.Zip(denominators, (a, b) => a / b));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:F3} (quartiles {Lower:F3} to {Upper:F3})");
}
