namespace NasGen.Data;

/// <summary>
/// A split of samples into training, validation and test set, as indices in ascending order of index or of time. The shares are 64 : 16 : 20 (a
/// fifth for the test, a fifth of the rest for validation), or 80 : 20 without a test set if the test set is given.
/// </summary>
internal sealed record DataSplit(int[] Training, int[] Validation, int[] Test)
{
    /// <summary>The share of the test set in all samples.</summary>
    public const double TestShare = 0.2;

    /// <summary>The share of the validation set in the samples outside the test set.</summary>
    public const double ValidationShare = 0.2;

    /// <summary>A split in which each part has its share of each stratum, as nearly as whole samples allow.</summary>
    /// <param name="strata">The stratum of each sample, for example its class.</param>
    /// <param name="withTest">Whether to set a test set apart.</param>
    /// <param name="seed">The seed of the split.</param>
    public static DataSplit Stratified(ReadOnlySpan<long> strata, bool withTest, ulong seed)
    {
        var order = Shuffled(strata.Length, seed);
        var keys = strata.ToArray();
        order = [.. order.OrderBy(i => keys[i])];
        var (rest, test) = withTest ? TakeEvenly(order, TestShare) : (order, []);
        var (training, validation) = TakeEvenly(rest, ValidationShare);
        return Sorted(training, validation, test);
    }

    /// <summary>
    /// A split in which all samples of a group are in one part. Groups are placed one by one, the largest first, in the part that then comes
    /// nearest to its share of each stratum.
    /// </summary>
    /// <param name="groups">The group of each sample.</param>
    /// <param name="strata">The stratum of each sample, for example its class.</param>
    /// <param name="withTest">Whether to set a test set apart.</param>
    /// <param name="seed">The seed of the split.</param>
    public static DataSplit Grouped(IReadOnlyList<string> groups, ReadOnlySpan<long> strata, bool withTest, ulong seed)
    {
        var keys = strata.ToArray();
        var classes = keys.Distinct().Order().ToArray();
        var members = groups.Select((group, i) => (group, i)).GroupBy(pair => pair.group, pair => pair.i, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToArray()).ToArray();
        new SplitMix64(seed).Shuffle<int[]>(members);

        double[] shares = withTest
            ? [(1 - TestShare) * (1 - ValidationShare), (1 - TestShare) * ValidationShare, TestShare]
            : [1 - ValidationShare, ValidationShare];
        var sides = shares.Select(_ => new List<int>()).ToArray();
        var wanted = shares.Select(share => classes.Select(c => share * keys.Count(key => key == c)).ToArray()).ToArray();
        foreach (var group in members.OrderByDescending(group => group.Length))
        {
            var counts = classes.Select(c => (double)group.Count(i => keys[i] == c)).ToArray();
            var side = Enumerable.Range(0, sides.Length).MinBy(s => (Excess(s, counts), s));
            sides[side].AddRange(group);
            for (var c = 0; c < counts.Length; c++) wanted[side][c] -= counts[c];
        }
        return Sorted(sides[0], sides[1], withTest ? sides[2] : []);

        // The increase of the squared distance to the wanted counts, divided by the share of the part.
        double Excess(int side, double[] counts) =>
            counts.Select((count, c) => (Square(wanted[side][c] - count) - Square(wanted[side][c])) / shares[side]).Sum();

        static double Square(double x) => x * x;
    }

    /// <summary>A split in which training comes before validation and validation before test. Samples of the same time are in the earlier part.</summary>
    public static DataSplit Timed(IReadOnlyList<double> times, bool withTest)
    {
        int[] order = [.. Enumerable.Range(0, times.Count).OrderBy(i => times[i]).ThenBy(i => i)];
        var test = withTest ? Boundary((int)Math.Round(order.Length * (1 - TestShare))) : order.Length;
        var validation = Boundary((int)Math.Round(test * (1 - ValidationShare)));
        return new DataSplit(order[..validation], order[validation..test], order[test..]);

        int Boundary(int position)
        {
            while (position > 0 && position < order.Length && times[order[position]] == times[order[position - 1]]) position++;
            return position;
        }
    }

    /// <summary>Takes every k-th of an ordered list (systematic sampling); each stretch of the list then gives its share.</summary>
    private static (int[] Others, int[] Taken) TakeEvenly(int[] order, double share)
    {
        var taken = order.Where((_, i) => IsTaken(i)).ToArray();
        return ([.. order.Where((_, i) => !IsTaken(i))], taken);

        bool IsTaken(int i) => Math.Floor((i + 0.5) * share + 0.5) > Math.Floor((i - 0.5) * share + 0.5);
    }

    private static int[] Shuffled(int count, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new SplitMix64(seed).Shuffle<int>(order);
        return order;
    }

    private static DataSplit Sorted(IEnumerable<int> training, IEnumerable<int> validation, IEnumerable<int> test) =>
        new([.. training.Order()], [.. validation.Order()], [.. test.Order()]);
}
