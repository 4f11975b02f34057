using MathNet.Numerics.Distributions;

namespace NasGen.Search.Surrogates;

/// <summary>
/// Values replaced by the normal quantiles of their ranks, ties averaged (Blom 1958: rank r of n becomes Φ⁻¹((r − ⅜)/(n + ¼))), then
/// standardised. Outliers, of which accuracies have many at the lower end, lose their weight.
/// </summary>
internal static class NormalScores
{
    /// <summary>One score per value, in the same order.</summary>
    public static double[] Of(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        var sorted = values.ToArray();
        var order = new int[n];
        for (var i = 0; i < n; i++) order[i] = i;
        Array.Sort(sorted, order);
        var scores = new double[n];
        for (var start = 0; start < n;)
        {
            var end = start + 1;
            while (end < n && sorted[end].Equals(sorted[start])) end++;
            var score = Normal.InvCDF(0, 1, (0.5 * (start + end + 1) - 0.375) / (n + 0.25));
            for (; start < end; start++) scores[order[start]] = score;
        }
        var mean = scores.Length > 0 ? scores.Average() : 0;
        var variance = 0.0;
        foreach (var score in scores) variance += (score - mean) * (score - mean) / n;
        var scale = variance > 1e-12 ? 1 / Math.Sqrt(variance) : 0;
        for (var i = 0; i < n; i++) scores[i] = (scores[i] - mean) * scale;
        return scores;
    }
}
