namespace NasGen.Search.Numerics;

/// <summary>The expected best of n draws, estimated from the results of independent draws.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">The lower end of the 95 % interval; NaN with fewer than three results.</param>
/// <param name="High">The upper end.</param>
internal sealed record ExpectedBest(double Value, double Low, double High)
{
    /// <summary>
    /// E[max of n] = Σ v₍ᵢ₎ · ((i/m)ⁿ − ((i−1)/m)ⁿ) over the m results in ascending order: Dodge, Gururangan, Card, Schwartz and Smith 2019, <i>Show Your
    /// Work</i>, equation 1. The interval is the percentile bootstrap's.
    /// </summary>
    /// <param name="results">The results of independent draws, at least one; more is better.</param>
    /// <param name="n">The number of draws, from 1 to the number of results: beyond, the estimate would say nothing that was not seen.</param>
    public static ExpectedBest Of(IReadOnlyList<double> results, int n)
    {
        var value = Mean(results, n);
        if (results.Count < 3) return new ExpectedBest(value, double.NaN, double.NaN);
        var (low, high) = Bootstrap.Interval("expected-best", random => Mean(Bootstrap.Resample(results, random), n));
        return new ExpectedBest(value, low, high);
    }

    /// <summary>The estimate alone.</summary>
    /// <inheritdoc cref="Of"/>
    public static double Mean(IReadOnlyList<double> results, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(n >= 1 && n <= results.Count, true);
        double[] sorted = [.. results.Order()];
        var (sum, m) = (0.0, (double)sorted.Length);
        for (var i = 1; i <= sorted.Length; i++) sum += sorted[i - 1] * (Math.Pow(i / m, n) - Math.Pow((i - 1) / m, n));
        return sum;
    }
}
