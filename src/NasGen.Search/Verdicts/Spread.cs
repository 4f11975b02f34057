using MathNet.Numerics.Statistics;

namespace NasGen.Search.Verdicts;

/// <summary>A mean over seeds and how far the seeds lie apart.</summary>
/// <param name="Count">The number of values.</param>
/// <param name="Mean">NaN where there is none.</param>
/// <param name="StandardDeviation">Of the sample (divided by n − 1); NaN below two values.</param>
public sealed record Spread(int Count, double Mean, double StandardDeviation)
{
    public static Spread Of(IReadOnlyCollection<double> values) => new(values.Count, values.Mean(), values.StandardDeviation());
}
