namespace NasGen.Search.Comparison;

/// <summary>The best quality of each sample that costs no more than a level.</summary>
/// <param name="Cost">The level.</param>
/// <param name="First">The best of the first sample; NaN if it has nothing so cheap.</param>
/// <param name="Second">The best of the second sample.</param>
internal sealed record CostLevel(double Cost, double First, double Second)
{
    private const int Levels = 10;

    /// <summary>The bests at ten levels of the first cost, from the cheapest architecture of both samples to the most expensive one.</summary>
    public static IReadOnlyList<CostLevel> Of(SpaceSample first, SpaceSample second, ComparedMeasures measures)
    {
        double[] costs = [.. first.Costs(0), .. second.Costs(0)];
        var (low, high, isUp) = (costs.Min(), costs.Max(), measures.Costs[0].Maximize);
        if (isUp || low == high) return [];
        var levels = Enumerable.Range(0, Levels).Select(i => Level(low, high, i / (Levels - 1.0)));
        return [.. levels.Select(cost => new CostLevel(cost, Best(first, cost), Best(second, cost)))];

        double Best(SpaceSample sample, double cost) => measures.Unsigned(
            measures.Signed(sample).Where((_, i) => sample.Architectures[i].Costs[0] <= cost).DefaultIfEmpty(double.NaN).Max());
    }

    private static double Level(double low, double high, double share) =>
        share == 1 ? high : low > 0 ? low * Math.Pow(high / low, share) : low + share * (high - low);
}
