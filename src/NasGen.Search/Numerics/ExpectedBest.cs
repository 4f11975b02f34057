using MathNet.Numerics.Statistics;

namespace NasGen.Search.Numerics;

/// <summary>The expected best of n draws, estimated from the results of independent draws.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">The lower end of the 95 % interval; NaN with fewer than three results.</param>
/// <param name="High">The upper end.</param>
internal sealed record ExpectedBest(double Value, double Low, double High)
{
    private const int Resamples = 1000;
    private const double Tail = 0.025;

    /// <summary>
    /// E[max of n] = Σ v₍ᵢ₎ · ((i/m)ⁿ − ((i−1)/m)ⁿ) over the m results in ascending order: Dodge, Gururangan, Card, Schwartz and Smith 2019, <i>Show Your
    /// Work</i>, equation 1. The interval is the percentile bootstrap's.
    /// </summary>
    /// <param name="results">The results of independent draws, at least one; more is better.</param>
    /// <param name="n">The number of draws, from 1 to the number of results: beyond, the estimate would say nothing that was not seen.</param>
    public static ExpectedBest Of(IReadOnlyList<double> results, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(n >= 1 && n <= results.Count, true);
        double[] all = [.. results];
        var value = Mean(all, n);
        if (all.Length < 3) return new ExpectedBest(value, double.NaN, double.NaN);
        var random = new RandomStream(0, "expected-best");
        var resample = new double[all.Length];
        var means = new double[Resamples];
        for (var r = 0; r < Resamples; r++)
        {
            for (var i = 0; i < resample.Length; i++) resample[i] = all[random.Next(all.Length)];
            means[r] = Mean(resample, n);
        }
        return new ExpectedBest(value, means.Quantile(Tail), means.Quantile(1 - Tail));
    }

    private static double Mean(double[] results, int n)
    {
        double[] sorted = [.. results.Order()];
        var (sum, m) = (0.0, (double)sorted.Length);
        for (var i = 1; i <= sorted.Length; i++) sum += sorted[i - 1] * (Math.Pow(i / m, n) - Math.Pow((i - 1) / m, n));
        return sum;
    }
}
