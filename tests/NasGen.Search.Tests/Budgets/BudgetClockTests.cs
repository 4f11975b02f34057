using NasGen.Search.Budgets;

namespace NasGen.Search.Tests.Budgets;

public sealed class BudgetClockTests
{
    private readonly HandSetTime _time = new();

    [Fact]
    public void Time_runs_from_the_start_and_what_was_spent_before()
    {
        var clock = new BudgetClock(Budget.Parse("10m"), _time, spent: TimeSpan.FromMinutes(4));
        _time.Advance(60);
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5)), (clock.Elapsed, clock.Remaining));
        _time.Advance(600);
        Assert.Equal(TimeSpan.Zero, clock.Remaining);
        Assert.False(clock.Allows(0, TimeSpan.Zero));
    }

    [Fact]
    public void A_trial_starts_only_if_it_will_end_before_the_verdict_begins()
    {
        var clock = new BudgetClock(Budget.Parse("100s"), _time);
        Assert.True(clock.Allows(0, clock.SetAside(6, 2)));
        foreach (var seconds in (double[])[4, 5, 4, 6, 5]) clock.Record(seconds);
        Assert.Equal((5, 6), (clock.TypicalSeconds, clock.CautiousSeconds));
        Assert.Equal(TimeSpan.FromSeconds(18), clock.SetAside(6, 2));
        Assert.Equal(TimeSpan.FromSeconds(24), clock.SetAside(7, 2));
        _time.Advance(76);
        Assert.True(clock.Allows(0, clock.SetAside(6, 2)));
        _time.Advance(2);
        Assert.False(clock.Allows(0, clock.SetAside(6, 2)));
    }

    [Fact]
    public void A_budget_of_trials_counts_those_of_the_search_that_run_or_are_done()
    {
        var clock = new BudgetClock(Budget.Parse("5trials"), _time, trials: 2);
        clock.Record(1);
        clock.Record(1, counts: false);
        Assert.True(clock.Allows(1, TimeSpan.Zero));
        Assert.False(clock.Allows(2, TimeSpan.Zero));
        Assert.Null(clock.Remaining);
        Assert.Equal(5, clock.ExpectedTrials(2, TimeSpan.Zero));
    }

    [Fact]
    public void The_rest_of_the_time_is_divided_by_what_trials_cost()
    {
        var clock = new BudgetClock(Budget.Parse("10m"), _time);
        Assert.Null(clock.ExpectedTrials(2, TimeSpan.Zero));
        clock.Record(4);
        clock.Record(6);
        _time.Advance(100);
        Assert.Equal(2 + 160, clock.ExpectedTrials(2, TimeSpan.FromSeconds(100)));
    }

    private sealed class HandSetTime : TimeProvider
    {
        private long _milliseconds;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => _milliseconds;

        public void Advance(double seconds) => _milliseconds += (long)(1000 * seconds);
    }
}
