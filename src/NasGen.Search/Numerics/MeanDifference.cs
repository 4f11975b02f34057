using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace NasGen.Search.Numerics;

/// <summary>The difference of two means with its confidence interval.</summary>
/// <param name="Estimate">The mean of the first minus the mean of the second.</param>
/// <param name="Low">The interval's lower end; negative infinity if a side has fewer than two values.</param>
/// <param name="High">The interval's upper end.</param>
/// <param name="DegreesOfFreedom">The degrees of freedom of the t distribution; NaN if neither side varies, or there are too few values.</param>
/// <param name="Confidence">The confidence of the interval, for example 0.95.</param>
public sealed record MeanDifference(double Estimate, double Low, double High, double DegreesOfFreedom, double Confidence)
{
    /// <summary>
    /// Welch's interval for unequal variances: (x̄ − ȳ) ± t·s with s² = s₁²/n₁ + s₂²/n₂, and the degrees of freedom of Welch 1947,
    /// <i>The generalization of "Student's" problem</i> (Satterthwaite 1946): s⁴ / Σ (sᵢ²/nᵢ)² / (nᵢ − 1). If neither side varies, the
    /// interval is the difference itself.
    /// </summary>
    public static MeanDifference Welch(IReadOnlyList<double> first, IReadOnlyList<double> second, double confidence = 0.95)
    {
        var estimate = first.Mean() - second.Mean();
        if (first.Count < 2 || second.Count < 2 || !double.IsFinite(estimate))
            return new(estimate, double.NegativeInfinity, double.PositiveInfinity, double.NaN, confidence);
        var (v1, v2) = (first.Variance() / first.Count, second.Variance() / second.Count);
        if (v1 + v2 == 0) return new(estimate, estimate, estimate, double.NaN, confidence);
        var freedom = (v1 + v2) * (v1 + v2) / (v1 * v1 / (first.Count - 1) + v2 * v2 / (second.Count - 1));
        var half = StudentT.InvCDF(0, 1, freedom, (1 + confidence) / 2) * Math.Sqrt(v1 + v2);
        return new(estimate, estimate - half, estimate + half, freedom, confidence);
    }
}
