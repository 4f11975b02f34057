using System.Diagnostics;

namespace NasGen.Search.Execution;

/// <summary>The end of a budget that is counted in time; one counted in trials has none.</summary>
internal sealed class Deadline(TimeSpan? budget, TimeSpan used)
{
    private TimeSpan _used = used;

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>What writing the results takes.</summary>
    private TimeSpan Writing => Budget is { TotalSeconds: < 20 } budget ? budget / 20 : TimeSpan.FromSeconds(1);

    public TimeSpan? Budget { get; } = budget;

    public TimeSpan Elapsed => _used + _clock.Elapsed;

    /// <summary>Until the last training must have ended; <see langword="null"/>: for ever.</summary>
    public TimeSpan? Left => Budget is { } budget ? Max(budget - Writing - Elapsed, TimeSpan.Zero) : null;

    public bool IsOver => Left == TimeSpan.Zero;

    /// <summary>
    /// An interrupted run goes on with what is left of its budget, so that all its parts together keep to it. Where too little is left for
    /// a verdict, it ends at once with the best of its trials, not confirmed; the next command is another run, with a budget of its own.
    /// </summary>
    /// <param name="spentSeconds">As of the last trial that ended: what was cut off is not counted.</param>
    public void Resume(double spentSeconds) => _used += TimeSpan.FromSeconds(spentSeconds);

    /// <summary>How long this process runs already: a budget starts with it.</summary>
    public static TimeSpan SinceProcessStart()
    {
        using var process = Process.GetCurrentProcess();
        return Max(TimeProvider.System.GetLocalNow().DateTime - process.StartTime, TimeSpan.Zero);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
