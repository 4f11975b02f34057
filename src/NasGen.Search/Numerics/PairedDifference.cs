using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace NasGen.Search.Numerics;

/// <summary>Compares two methods on the same seeds.</summary>
public static class PairedDifference
{
    /// <summary>Student's interval for the mean of the differences first − second, n − 1 degrees of freedom.</summary>
    /// <param name="first">The values of one method, one per seed.</param>
    /// <param name="second">The values of the other method, in the same order.</param>
    /// <param name="confidence">The confidence of the interval.</param>
    public static MeanDifference Of(IReadOnlyList<double> first, IReadOnlyList<double> second, double confidence = 0.95)
    {
        double[] differences = [.. first.Zip(second, (a, b) => a - b).Where(double.IsFinite)];
        var (mean, freedom) = (differences.Mean(), differences.Length - 1);
        if (freedom < 1) return new(mean, double.NegativeInfinity, double.PositiveInfinity, double.NaN, confidence);
        var error = differences.StandardDeviation() / Math.Sqrt(differences.Length);
        if (error == 0) return new(mean, mean, mean, double.NaN, confidence);
        var half = StudentT.InvCDF(0, 1, freedom, (1 + confidence) / 2) * error;
        return new(mean, mean - half, mean + half, freedom, confidence);
    }
}
