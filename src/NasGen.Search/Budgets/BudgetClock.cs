namespace NasGen.Search.Budgets;

/// <summary>
/// What of a budget is spent, and what the rest allows, judged by what trials have cost so far. Starts when it is made.
/// </summary>
/// <param name="budget">The budget.</param>
/// <param name="time">The clock.</param>
/// <param name="spent">What an earlier session that was stopped has spent of it.</param>
/// <param name="trials">What it has finished of it.</param>
public sealed class BudgetClock(Budget budget, TimeProvider time, TimeSpan spent = default, long trials = 0)
{
    private readonly long _start = time.GetTimestamp();
    private readonly List<double> _seconds = [];

    public Budget Budget { get; } = budget;

    /// <summary>Spent so far, earlier sessions included.</summary>
    public TimeSpan Elapsed => spent + time.GetElapsedTime(_start);

    /// <summary>What is left of the time, never negative; <see langword="null"/> where the budget counts trials.</summary>
    public TimeSpan? Remaining => Budget.Time is { } total ? total > Elapsed ? total - Elapsed : TimeSpan.Zero : null;

    /// <summary>Finished trials that count against a budget of trials.</summary>
    public long Trials { get; private set; } = trials;

    /// <summary>The median time of a trial so far, in seconds; <see langword="null"/> before the first.</summary>
    public double? TypicalSeconds => Quantile(0.5);

    /// <summary>The time that nine trials of ten stay below, in seconds.</summary>
    public double? CautiousSeconds => Quantile(0.9);

    /// <summary>Learns from a finished training.</summary>
    /// <param name="seconds">How long it took.</param>
    /// <param name="counts">Whether it is one of the search's own trials.</param>
    public void Record(double seconds, bool counts = true)
    {
        var place = _seconds.BinarySearch(seconds);
        _seconds.Insert(place < 0 ? ~place : place, seconds);
        if (counts) Trials++;
    }

    /// <summary>
    /// The time that so many trainings after the search will need: as many rounds as <paramref name="workers"/> make of them, each as long
    /// as a slow trial. Zero before the first trial, and where the budget counts trials.
    /// </summary>
    public TimeSpan SetAside(int trainings, int workers) =>
        Budget.Time is null ? TimeSpan.Zero : TimeSpan.FromSeconds((CautiousSeconds ?? 0) * Math.Ceiling(trainings / (double)workers));

    /// <summary>Whether another trial of the search may start.</summary>
    /// <param name="running">Trials that run and will count.</param>
    /// <param name="setAside">The time to keep for what follows the search; a typical trial has to end before it begins.</param>
    public bool Allows(int running, TimeSpan setAside) =>
        Budget.Trials is { } total ? Trials + running < total : Remaining - setAside > TimeSpan.FromSeconds(TypicalSeconds ?? 0);

    /// <summary>How many trials the search will have made at its end; <see langword="null"/> where no trial has been timed yet.</summary>
    public long? ExpectedTrials(int workers, TimeSpan setAside)
    {
        if (Budget.Trials is { } total) return total;
        if (_seconds.Count == 0) return null;
        var seconds = Math.Max((Remaining!.Value - setAside).TotalSeconds, 0);
        return Trials + (long)(seconds * workers / Math.Max(_seconds.Average(), 1e-3));
    }

    private double? Quantile(double share) => _seconds.Count == 0 ? null : _seconds[(int)Math.Ceiling(share * _seconds.Count) - 1];
}
