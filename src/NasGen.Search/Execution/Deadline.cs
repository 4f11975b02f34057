using System.Diagnostics;

namespace NasGen.Search.Execution;

/// <summary>The end of a budget in time. A budget in trials has no end in time.</summary>
/// <param name="budget">The budget in time; <see langword="null"/> for a budget in trials.</param>
/// <param name="used">The time that is already spent.</param>
internal sealed class Deadline(TimeSpan? budget, TimeSpan used)
{
    private TimeSpan _used = used;

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>The time that writing the results takes.</summary>
    private TimeSpan Writing => Budget is { TotalSeconds: < 20 } budget ? budget / 20 : TimeSpan.FromSeconds(1);

    public TimeSpan? Budget { get; } = budget;

    public TimeSpan Elapsed => _used + _clock.Elapsed;

    /// <summary>The time until the last training must have ended; <see langword="null"/>: without end.</summary>
    public TimeSpan? Left => Budget is { } budget ? Max(budget - Writing - Elapsed, TimeSpan.Zero) : null;

    public bool IsOver => Left == TimeSpan.Zero;

    /// <summary>
    /// Continues an interrupted run with the rest of its budget, which holds for all parts of the run together. If too little is left for a verdict,
    /// the run ends at once with the best of its trials, not confirmed. The next command begins another run with a budget of its own.
    /// </summary>
    /// <param name="spentSeconds">The seconds until the last trial that ended. Trials that were cut off are not counted.</param>
    public void Resume(double spentSeconds) => _used += TimeSpan.FromSeconds(spentSeconds);

    /// <summary>The time since the start of this process, with which the budget begins.</summary>
    public static TimeSpan SinceProcessStart()
    {
        using var process = Process.GetCurrentProcess();
        return Max(TimeProvider.System.GetLocalNow().DateTime - process.StartTime, TimeSpan.Zero);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
