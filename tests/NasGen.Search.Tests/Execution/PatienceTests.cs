using NasGen.Search.Execution;

namespace NasGen.Search.Tests.Execution;

public sealed class PatienceTests
{
    private readonly Clock _clock = new();

    [Theory]
    [InlineData(null, double.NaN, 600)]
    [InlineData(null, 90, 450)]
    [InlineData(600, double.NaN, 150)]
    [InlineData(600, 2, 30)]
    [InlineData(600, 20, 100)]
    [InlineData(600, 1000, 150)]
    [InlineData(20, 2, 10)]
    public void Before_any_report_the_limit_follows_the_budget_and_the_timing(int? budget, double fullSeconds, double expected) => Assert.Equal(
        expected,
        Patience.For(budget is { } seconds ? TimeSpan.FromSeconds(seconds) : null, new TrainingPlan(1, [1], 1, 1) { FullSeconds = fullSeconds })
            .Silence().TotalSeconds);

    [Theory]
    [InlineData(30, 1)]
    [InlineData(3600, 1)]
    [InlineData(3600, 2.5)]
    public void A_long_training_that_reports_often_makes_no_long_limit(double seconds, double interval)
    {
        var patience = new Patience(TimeSpan.FromMinutes(10), _clock);
        var listener = patience.Listen();
        for (var passed = 0.0; passed < seconds; passed += interval)
        {
            _clock.Pass(interval);
            listener.Heard();
        }
        Assert.Equal(30, patience.Silence().TotalSeconds);
    }

    [Fact]
    public void The_limit_is_ten_times_the_longest_silence_of_any_training()
    {
        var patience = new Patience(TimeSpan.FromMinutes(10), _clock);
        var (one, other) = (patience.Listen(), patience.Listen());
        _clock.Pass(5);
        one.Heard();
        _clock.Pass(2);
        other.Heard();
        _clock.Pass(3);
        one.Heard();
        Assert.Equal(70, patience.Silence().TotalSeconds);
    }

    [Fact]
    public void A_larger_architecture_than_all_before_may_be_silent_for_longer()
    {
        var patience = new Patience(TimeSpan.FromMinutes(10), _clock);
        var listener = patience.Listen(macs: 1e6);
        _clock.Pass(4);
        listener.Heard();
        Assert.Equal([40, 40, 200], [patience.Silence(1e5).TotalSeconds, patience.Silence(0).TotalSeconds, patience.Silence(5e6).TotalSeconds]);
    }

    private sealed class Clock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Pass(double seconds) => _now += TimeSpan.FromSeconds(seconds).Ticks;
    }
}
