using NasGen.Search.Numerics;

namespace NasGen.Search.Insights.Landscapes;

/// <summary>
/// The correlation of neighbours' fitness: Weinberger 1990, <i>Correlated and uncorrelated fitness landscapes and how to tell the difference</i>.
/// </summary>
internal static class Autocorrelation
{
    private const int Walks = 1000;
    private const int Steps = 500;

    /// <summary>ρ₁ over all pairs of neighbours, each pair in both directions.</summary>
    public static double OverPairs(NeighbourGraph graph, IReadOnlyList<double> fitness)
    {
        var (sum, squares, products, count) = (0.0, 0.0, 0.0, 0L);
        for (var i = 0; i < graph.Count; i++)
            foreach (var j in graph.Of(i))
            {
                sum += fitness[i];
                squares += fitness[i] * fitness[i];
                products += fitness[i] * fitness[j];
                count++;
            }
        var mean = sum / count;
        return (products / count - mean * mean) / (squares / count - mean * mean);
    }

    /// <summary>
    /// ρ₁ of random walks: the mean of the estimates of 1,000 walks of 500 steps. Each estimate is a little low, because the walk is finite.
    /// </summary>
    public static double OverWalks(NeighbourGraph graph, IReadOnlyList<double> fitness)
    {
        var random = new RandomStream(0, "landscape");
        List<double> estimates = [];
        for (var walk = 0; walk < Walks; walk++)
        {
            var place = random.Next(graph.Count);
            var values = new double[Steps + 1];
            for (var step = 0; step <= Steps; step++)
            {
                values[step] = fitness[place];
                if (graph.Of(place) is { Length: > 0 } around) place = around[random.Next(around.Length)];
            }
            if (Lag1(values) is var rho && double.IsFinite(rho)) estimates.Add(rho);
        }
        return estimates.Count > 0 ? estimates.Average() : double.NaN;
    }

    /// <summary>τ = −1 / ln |ρ₁|: the number of steps after which the correlation has fallen to 1/e (Stadler 1996).</summary>
    public static double Length(double rho) => -1 / Math.Log(Math.Abs(rho));

    private static double Lag1(double[] values)
    {
        var mean = values.Average();
        var (products, squares) = (0.0, 0.0);
        for (var t = 0; t < values.Length; t++)
        {
            squares += (values[t] - mean) * (values[t] - mean);
            if (t > 0) products += (values[t] - mean) * (values[t - 1] - mean);
        }
        return products / squares;
    }
}
