using NasGen.Search.Trials;

namespace NasGen.Search.Execution;

/// <summary>
/// The time that is reserved for the verdict: the trainings of the finalists from scratch, estimated from their trials, and the code lengths of
/// their layers for the report. It is at most two fifths of the budget.
/// </summary>
internal static class Reserve
{
    /// <summary>The fewest seeds per architecture for which the verdict makes a claim.</summary>
    public const int FewestSeeds = 3;

    /// <summary>The most seeds per architecture.</summary>
    public const int MostSeeds = 5;

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

    /// <summary>The reserve of a search.</summary>
    /// <param name="budget">The budget of the search.</param>
    /// <param name="seconds">The duration of a training of each present finalist, in seconds.</param>
    /// <param name="shownByLayer">The number of finalists that the report shows layer by layer.</param>
    /// <param name="workers">The number of simultaneous trainings.</param>
    public static TimeSpan Of(TimeSpan budget, IReadOnlyList<double> seconds, int shownByLayer, int workers)
    {
        var most = budget * LargestShare;
        var untangling = Untangling(budget) * shownByLayer / workers;
        for (var seeds = MostSeeds; seeds > FewestSeeds; seeds--)
            if (Rounds(seconds, seeds, workers) + untangling is var time && time <= most)
                return time;
        var least = Rounds(seconds, FewestSeeds, workers) + untangling;
        return least < most ? least : most;
    }

    /// <summary>The number of seeds per architecture for a budget of trials.</summary>
    public static int Seeds(long trials) => trials >= 30 ? MostSeeds : FewestSeeds;

    /// <summary>The mean duration of a completed trial in seconds; zero if none has completed.</summary>
    public static double MeanSeconds(IEnumerable<Trial> trials)
    {
        double[] seconds = [.. trials.Where(t => t.State == TrialState.Completed && t.Seconds > 0).Select(t => t.Seconds)];
        return seconds.Length == 0 ? 0 : seconds.Average();
    }

    private static TimeSpan Rounds(IReadOnlyList<double> seconds, int seeds, int workers)
    {
        if (seconds.Count == 0) return TimeSpan.FromSeconds(1);
        var sum = seconds.Sum() * seeds;
        var longest = seconds.Max();
        return TimeSpan.FromSeconds(1 + Margin * Math.Max(longest, sum / workers + longest / 2));
    }
}
