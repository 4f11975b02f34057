using MathNet.Numerics.Statistics;
using NasGen.Search.Numerics;

namespace NasGen.Search.Comparison;

/// <summary>A quantile of two samples.</summary>
/// <param name="First">The quantile of the first sample.</param>
/// <param name="Second">The quantile of the second sample.</param>
/// <param name="Low">The lower end of the 95 % interval of the difference first − second, by bootstrap.</param>
/// <param name="High">The upper end.</param>
internal sealed record QuantileDifference(double First, double Second, double Low, double High)
{
    /// <summary>Compares a quantile of two samples.</summary>
    /// <param name="share">The share of values below it: 0.5 for the median.</param>
    public static QuantileDifference Of(IReadOnlyList<double> first, IReadOnlyList<double> second, double share)
    {
        var (low, high) = Bootstrap.Interval(
            "quantile-difference", random => Quantile(Bootstrap.Resample(first, random), share) - Quantile(Bootstrap.Resample(second, random), share));
        return new QuantileDifference(Quantile(first, share), Quantile(second, share), low, high);
    }

    /// <summary>The quantile by linear interpolation: Hyndman and Fan 1996, definition 7, as in NumPy and R.</summary>
    public static double Quantile(IReadOnlyList<double> values, double share) => values.QuantileCustom(share, QuantileDefinition.R7);
}
