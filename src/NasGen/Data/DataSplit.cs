namespace NasGen.Data;

/// <summary>
/// Which samples are for training, choosing and judging. Each list is in ascending order of index, or of time. The shares are 64 : 16 : 20 (a
/// fifth for the test, a fifth of the rest for validation); where the test set is given, 80 : 20.
/// </summary>
internal sealed record DataSplit(int[] Training, int[] Validation, int[] Test)
{
    /// <summary>The share of all samples that is the test set's.</summary>
    public const double TestShare = 0.2;

    /// <summary>The share of what is not the test set's that is for validation.</summary>
    public const double ValidationShare = 0.2;

    /// <summary>Each stratum is represented in proportion on each side, as nearly as whole samples allow.</summary>
    /// <param name="strata">The class of each sample, or any other number of which each side shall see its share.</param>
    public static DataSplit Stratified(ReadOnlySpan<long> strata, bool withTest, ulong seed)
    {
        var order = Shuffled(strata.Length, seed);
        var keys = strata.ToArray();
        order = [.. order.OrderBy(i => keys[i])];
        var (rest, test) = withTest ? TakeEvenly(order, TestShare) : (order, []);
        var (training, validation) = TakeEvenly(rest, ValidationShare);
        return Sorted(training, validation, test);
    }

    /// <summary>All samples of a group are on one side; groups go, largest first, where their classes are most wanted.</summary>
    public static DataSplit Grouped(IReadOnlyList<string> groups, ReadOnlySpan<long> strata, bool withTest, ulong seed)
    {
        var keys = strata.ToArray();
        var classes = keys.Distinct().Order().ToArray();
        var members = groups.Select((group, i) => (group, i)).GroupBy(pair => pair.group, pair => pair.i, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToArray()).ToArray();
        new SplitMix64(seed).Shuffle<int[]>(members);

        double[] shares = withTest ? [(1 - TestShare) * (1 - ValidationShare), (1 - TestShare) * ValidationShare, TestShare] : [1 - ValidationShare, ValidationShare];
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

        // How much worse the squared distance to what is wanted becomes, in shares of the side.
        double Excess(int side, double[] counts) =>
            counts.Select((count, c) => (Square(wanted[side][c] - count) - Square(wanted[side][c])) / shares[side]).Sum();

        static double Square(double x) => x * x;
    }

    /// <summary>Training before validation before test; samples of the same time stay together, on the earlier side.</summary>
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

    /// <summary>Every k-th of an ordered list (systematic sampling), so that each stretch of it gives its share.</summary>
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
