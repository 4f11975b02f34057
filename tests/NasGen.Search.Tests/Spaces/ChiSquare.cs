using MathNet.Numerics.Distributions;

namespace NasGen.Search.Tests.Spaces;

internal static class ChiSquare
{
    /// <summary>Pearson's test of equal probabilities: the p-value.</summary>
    public static double PValue<T>(IEnumerable<T> draws, IReadOnlyCollection<T> outcomes) where T : notnull
    {
        var counts = outcomes.ToDictionary(o => o, _ => 0L);
        foreach (var draw in draws) counts[draw]++;
        var expected = counts.Values.Sum() / (double)counts.Count;
        var statistic = counts.Values.Sum(c => (c - expected) * (c - expected) / expected);
        return 1 - new ChiSquared(counts.Count - 1).CumulativeDistribution(statistic);
    }
}
