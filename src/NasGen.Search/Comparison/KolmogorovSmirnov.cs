using NasGen.Search.Numerics;

namespace NasGen.Search.Comparison;

/// <summary>
/// Whether two samples come from one distribution. The largest distance of their empirical distributions (Smirnov 1939), and the share of random divisions
/// of all values into samples of these sizes with a distance at least as large (Fisher's permutation test): exact with ties too.
/// </summary>
/// <param name="Statistic">The distance D, in [0, 1].</param>
/// <param name="PValue">The probability of such a distance if there is no difference; (1 + larger ones) / (1 + permutations).</param>
internal sealed record KolmogorovSmirnov(double Statistic, double PValue)
{
    private const int Permutations = 10_000;

    /// <summary>Compares two samples.</summary>
    /// <param name="first">The values of one sample, one or more.</param>
    /// <param name="second">The values of the other sample, one or more.</param>
    public static KolmogorovSmirnov Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        double[] pooled = [.. first, .. second];
        var order = Enumerable.Range(0, pooled.Length).OrderBy(i => pooled[i]).ToArray();
        // The distributions are compared behind each group of equal values only.
        bool[] isGroupEnd = [.. order.Select((place, i) => i + 1 == order.Length || pooled[order[i + 1]] != pooled[place])];
        bool[] isFirst = [.. order.Select(place => place < first.Count)];
        var (observed, larger) = (Distance(isFirst, isGroupEnd, first.Count, second.Count), 0);
        var random = new RandomStream(0, "kolmogorov-smirnov");
        for (var p = 0; p < Permutations; p++)
        {
            random.Shuffle(isFirst);
            if (Distance(isFirst, isGroupEnd, first.Count, second.Count) >= observed) larger++;
        }
        return new KolmogorovSmirnov(observed / ((double)first.Count * second.Count), (1.0 + larger) / (1 + Permutations));
    }

    /// <summary>The distance times both sizes: a whole number, which is compared without rounding.</summary>
    private static long Distance(bool[] isFirst, bool[] isGroupEnd, int first, int second)
    {
        var (walk, largest) = (0L, 0L);
        for (var i = 0; i < isFirst.Length; i++)
        {
            walk += isFirst[i] ? second : -first;
            if (isGroupEnd[i]) largest = Math.Max(largest, Math.Abs(walk));
        }
        return largest;
    }
}
