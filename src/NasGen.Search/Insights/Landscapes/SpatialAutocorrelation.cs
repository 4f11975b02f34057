using MathNet.Numerics.Statistics;

namespace NasGen.Search.Insights.Landscapes;

/// <summary>Moran 1950, <i>Notes on continuous stochastic phenomena</i>: whether neighbours are more or less alike than by chance.</summary>
/// <param name="I">The statistic I, the correlation of neighbours; −1/(n − 1) on average if they are independent.</param>
/// <param name="Z">The number of standard deviations from that average, for normal values (Cliff and Ord 1981, equation 1.38).</param>
public sealed record SpatialAutocorrelation(double I, double Z)
{
    /// <summary>Tests the values of neighbours.</summary>
    /// <param name="graph">The graph of neighbours.</param>
    /// <param name="values">One finite value per architecture, compared by rank: outliers do not decide.</param>
    public static SpatialAutocorrelation Of(NeighbourGraph graph, IReadOnlyList<double> values)
    {
        double n = graph.Count;
        var ranks = values.Ranks(RankDefinition.Average);
        var mean = (n + 1) / 2;
        var (products, squares, s0, s2) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < graph.Count; i++)
        {
            var degree = graph.Of(i).Length;
            squares += (ranks[i] - mean) * (ranks[i] - mean);
            foreach (var j in graph.Of(i)) products += (ranks[i] - mean) * (ranks[j] - mean);
            s0 += degree;
            s2 += 4.0 * degree * degree;
        }
        if (s0 == 0 || squares == 0) return new(0, 0);
        var moran = n / s0 * products / squares;
        var expected = -1 / (n - 1);
        var variance = (n * n * 2 * s0 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - expected * expected;
        return new(moran, variance > 0 ? (moran - expected) / Math.Sqrt(variance) : 0);
    }
}
