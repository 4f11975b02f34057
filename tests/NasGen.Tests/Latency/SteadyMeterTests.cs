using NasGen.Latency;

namespace NasGen.Tests.Latency;

public sealed class SteadyMeterTests
{
    [Fact]
    public void A_measurement_at_half_speed_is_converted_to_the_usual_speed()
    {
        var slowness = 1.0;
        using var meter = new SteadyMeter(() => 2e-5 * slowness, (_, _) => throw new InvalidOperationException());
        slowness = 2;

        Assert.Equal(2e-5, meter.Usual, 12);
        Assert.Equal(1e-3, meter.AtUsualSpeed(() => 1e-3 * slowness), 12);
    }

    [Fact]
    public void Slowness_shows_a_start_that_was_faster_than_the_rest()
    {
        var slowness = 1.0;
        using var meter = new SteadyMeter(() => 2e-5 * slowness, (_, _) => throw new InvalidOperationException());
        Assert.Equal(1, meter.Slowness, 12);
        slowness = 1.6;
        for (var i = 0; i < 50; i++) meter.AtUsualSpeed(() => 1);

        Assert.Equal(1.6, meter.Slowness, 12);
    }

    [Fact]
    public void A_measurement_during_which_the_speed_changed_is_repeated()
    {
        var (slowness, made) = (1.0, 0);
        using var meter = new SteadyMeter(() => 2e-5 * slowness, (_, _) => throw new InvalidOperationException());
        var seconds = meter.AtUsualSpeed(() =>
        {
            if (made++ == 0) slowness = 1.5;
            return 1e-3 * slowness;
        });

        Assert.Equal(2, made);
        Assert.Equal(1e-3, seconds, 12);
    }

    [Fact]
    public void A_line_is_recovered_from_points_with_a_fifth_of_outliers()
    {
        var points = Enumerable.Range(1, 20).Select(x => ((double)x, (3 + 2.0 * x) * (1 + 0.001 * (x % 3 - 1)) * (x % 5 == 0 ? 1.5 : 1)));
        var line = RobustLine.Fit([.. points]);

        Assert.Equal(3, line.A, 0.05);
        Assert.Equal(2, line.B, 0.02);
    }

    [Fact]
    public void Equal_sums_give_a_line_through_zero_and_no_points_give_the_sum_itself()
    {
        Assert.Equal(new RobustLine(0, 1.5), RobustLine.Fit([(2, 3), (2, 3)]));
        Assert.Equal(7, RobustLine.Fit([]).At(7));
    }

    [Fact]
    public void Accuracy_counts_relative_errors()
    {
        var accuracy = PredictionAccuracy.Of([(1.04, 1), (0.93, 1), (2, 1), (1.01, 1)]);

        Assert.Equal((4, 0.5, 0.75), (accuracy.Networks, accuracy.Within5, accuracy.Within10));
        Assert.Equal(0.055, accuracy.MedianError, 9);
    }
}
