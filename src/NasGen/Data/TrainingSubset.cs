namespace NasGen.Data;

/// <summary>
/// Subsets of the training data, as indices in ascending order, for the points of a learning curve. The subsets of one seed are nested: a larger
/// one contains each smaller one.
/// </summary>
internal static class TrainingSubset
{
    /// <summary>A subset with the same share of each stratum, as nearly as whole samples allow.</summary>
    /// <param name="strata">The stratum of each sample, for example its class.</param>
    /// <param name="share">The share of the samples, in (0, 1].</param>
    /// <param name="seed">The seed of the order in which samples join.</param>
    public static int[] Stratified(IReadOnlyList<long> strata, double share, ulong seed) =>
        [.. StratifiedOrder(strata, seed).Take(Count(strata.Count, share)).Order()];

    /// <summary>All samples in an order of which any beginning is a stratified subset.</summary>
    /// <param name="strata">The stratum of each sample, for example its class.</param>
    /// <param name="seed">The seed of the order.</param>
    public static int[] StratifiedOrder(IReadOnlyList<long> strata, ulong seed)
    {
        // A sample's turn is its place within its stratum, as a share of the stratum. All strata therefore fill up at the same rate.
        var turns = Shuffled(strata.Count, seed).GroupBy(i => strata[i]).Select(stratum => stratum.ToArray())
            .SelectMany(stratum => stratum.Select((sample, place) => (Sample: sample, Turn: (place + 0.5) / stratum.Length)));
        return [.. turns.OrderBy(t => t.Turn).Select(t => t.Sample)];
    }

    /// <summary>A subset of whole groups, because data in groups grow by groups. It has at least as many samples as the share says.</summary>
    public static int[] Grouped(IReadOnlyList<string> groups, double share, ulong seed)
    {
        List<int> taken = [];
        var count = Count(groups.Count, share);
        var members = Shuffled(groups.Count, seed).GroupBy(i => groups[i], StringComparer.Ordinal);
        foreach (var group in members.TakeWhile(_ => taken.Count < count)) taken.AddRange(group);
        return [.. taken.Order()];
    }

    /// <summary>The latest samples, which are nearest to the validation data in time.</summary>
    public static int[] Timed(IReadOnlyList<double> times, double share) =>
        [.. Enumerable.Range(0, times.Count).OrderBy(i => times[i]).ThenBy(i => i).TakeLast(Count(times.Count, share)).Order()];

    private static int Count(int all, double share) => Math.Clamp((int)Math.Round(share * all), Math.Min(2, all), all);

    private static int[] Shuffled(int count, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new SplitMix64(seed).Shuffle<int>(order);
        return order;
    }
}
