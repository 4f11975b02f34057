using MathNet.Numerics.Statistics;

namespace NasGen.Search.Numerics;

/// <summary>The mean and standard deviation over seeds.</summary>
/// <param name="Count">The number of values.</param>
/// <param name="Mean">The mean; NaN without values.</param>
/// <param name="StandardDeviation">The standard deviation of the sample (divided by n − 1); NaN for fewer than two values.</param>
public sealed record Spread(int Count, double Mean, double StandardDeviation)
{
    /// <summary>The spread of values.</summary>
    public static Spread Of(IReadOnlyCollection<double> values) => new(values.Count, values.Mean(), values.StandardDeviation());
}
