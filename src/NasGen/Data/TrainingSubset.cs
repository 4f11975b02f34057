namespace NasGen.Data;

/// <summary>
/// Which training samples a learning curve's point is trained on. The subsets of one seed are nested: a larger share holds all of a smaller
/// one. Each list is in ascending order of index.
/// </summary>
internal static class TrainingSubset
{
    /// <summary>Each stratum is represented in proportion, as nearly as whole samples allow.</summary>
    /// <param name="strata">The class of each sample, or any other number of which each subset shall see its share.</param>
    /// <param name="share">Of the samples, in (0, 1].</param>
    /// <param name="seed">Of the order in which samples join.</param>
    public static int[] Stratified(IReadOnlyList<long> strata, double share, ulong seed)
    {
        // A sample's turn is its place within its stratum as a share of it, so that all strata fill up at the same rate.
        var turns = Shuffled(strata.Count, seed).GroupBy(i => strata[i])
            .SelectMany(stratum => stratum.Select((sample, place) => (Sample: sample, Turn: (place + 0.5) / stratum.Count())));
        return [.. turns.OrderBy(t => t.Turn).Take(Count(strata.Count, share)).Select(t => t.Sample).Order()];
    }

    /// <summary>Whole groups: what more data means where they come in groups. At least as many samples as the share says.</summary>
    public static int[] Grouped(IReadOnlyList<string> groups, double share, ulong seed)
    {
        List<int> taken = [];
        var count = Count(groups.Count, share);
        foreach (var group in Shuffled(groups.Count, seed).GroupBy(i => groups[i], StringComparer.Ordinal).TakeWhile(_ => taken.Count < count)) taken.AddRange(group);
        return [.. taken.Order()];
    }

    /// <summary>The latest samples: what is nearest to the validation data in time.</summary>
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
