using NasGen.Search.Trials;

namespace NasGen.Search.Execution;

/// <summary>
/// The time that is set aside for the verdict: the finalists' trainings from scratch, by what their trials have cost, and what the
/// report tells of their layers; no more than two fifths of the budget.
/// </summary>
internal static class Reserve
{
    /// <summary>Seeds that a verdict needs to be more than an anecdote.</summary>
    public const int FewestSeeds = 3;

    public const int MostSeeds = 5;

    private const double LargestShare = 0.4;

    /// <summary>Trainings from scratch take longer than trials at times: the test set is scored, and the machine is not always the same.</summary>
    private const double Margin = 1.25;

    /// <summary>What a network's layers may take after its training, where the report shows them.</summary>
    private const double UntanglingShare = 0.02;

    private static readonly TimeSpan LongestUntangling = TimeSpan.FromSeconds(10);

    /// <summary>The most time for the code lengths of one network's layers.</summary>
    /// <param name="budget">Of the search; <see langword="null"/> if it is counted in trials.</param>
    public static TimeSpan Untangling(TimeSpan? budget) => budget * UntanglingShare is { } share && share < LongestUntangling ? share : LongestUntangling;

    /// <param name="budget">The budget of the search.</param>
    /// <param name="seconds">What a training of each finalist takes, of those of the moment.</param>
    /// <param name="shownByLayer">How many of them the report shows layer by layer.</param>
    /// <param name="workers">The trainings at a time.</param>
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

    /// <summary>How many seeds a budget of trials is worth.</summary>
    public static int Seeds(long trials) => trials >= 30 ? MostSeeds : FewestSeeds;

    /// <summary>The seconds that a trial takes, on average; zero where none has ended.</summary>
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
