namespace NasGen.Search.Execution;

/// <summary>
/// The time that is reserved for the verdict: the trainings from scratch of the architectures that it compares, and the code lengths of their layers for
/// the report. Where time is short, there are fewer trainings.
/// </summary>
internal static class Reserve
{
    /// <summary>The fewest trainings per architecture for which the verdict makes a claim. A training of the search counts, too.</summary>
    public const int FewestSeeds = 2;

    /// <summary>The most trainings per architecture.</summary>
    public const int MostSeeds = 5;

    /// <summary>The share of the budget that trainings beyond the fewest may take.</summary>
    private const double UsualShare = 0.2;

    private const double LargestShare = 0.4;

    /// <summary>
    /// The factor of trainings from scratch: they may take longer than trials, because the test set is scored and the load of the machine varies.
    /// </summary>
    private const double Margin = 1.25;

    /// <summary>The share of the budget that the code lengths of one network's layers may take.</summary>
    private const double UntanglingShare = 0.02;

    private static readonly TimeSpan LongestUntangling = TimeSpan.FromSeconds(10);

    /// <summary>The most time for the code lengths of one network's layers: 2 % of the budget, but no more than 10 seconds.</summary>
    /// <param name="budget">The budget of the search; <see langword="null"/> if it is counted in trials.</param>
    public static TimeSpan Untangling(TimeSpan? budget) => budget * UntanglingShare is { } share && share < LongestUntangling ? share : LongestUntangling;

    /// <summary>The largest reserve, which is also that of a search without any trial: nothing is known of its finalists yet.</summary>
    public static TimeSpan Most(TimeSpan budget) => budget * LargestShare;

    /// <summary>The reserve of a search.</summary>
    /// <param name="budget">The budget of the search.</param>
    /// <param name="compared">
    /// The architectures that the verdict compares, the most important first: the seconds of a full training, and how many trainings of the search
    /// count. Where time is short, the reserve is for the first two only.
    /// </param>
    /// <param name="shownByLayer">The number of architectures that the report shows layer by layer.</param>
    /// <param name="workers">The number of simultaneous trainings.</param>
    public static TimeSpan Of(TimeSpan budget, IReadOnlyList<(double Seconds, int Done)> compared, int shownByLayer, int workers)
    {
        var untangling = Untangling(budget) * shownByLayer / workers;
        for (var seeds = MostSeeds; seeds >= FewestSeeds; seeds--)
            if (Rounds(compared, seeds, workers) + untangling is var time && time <= budget * UsualShare)
                return time;
        var (least, most) = (Rounds([.. compared.Take(2)], FewestSeeds, workers) + untangling, Most(budget));
        return least < most ? least : most;
    }

    /// <summary>The number of trainings per architecture for a budget of trials.</summary>
    public static int Seeds(long trials) => trials >= 30 ? MostSeeds : 3;

    private static TimeSpan Rounds(IReadOnlyList<(double Seconds, int Done)> compared, int seeds, int workers)
    {
        double[] open = [.. compared.SelectMany(c => Enumerable.Repeat(c.Seconds, Math.Max(0, seeds - c.Done)))];
        if (open.Length == 0) return TimeSpan.FromSeconds(1);
        var longest = open.Max();
        return TimeSpan.FromSeconds(1 + Margin * (open.Length <= workers ? longest : Math.Max(longest, open.Sum() / workers + longest / 2)));
    }
}
