using NasGen.Search.Execution;

namespace NasGen.Search.Tests.Execution;

public sealed class DevicePowerTests
{
    /// <summary>By hand: 100,800 beats of 32,000 operations at 0.35 nJ; 86,400 s at 91 µW; 86,400 s of 90 samples at 1 µJ.</summary>
    [Fact]
    public void A_day_is_inferences_sampling_and_idle_power()
    {
        var power = new DevicePower(9.1e-5, null, null) { InferencesPerDay = 100_800, PerSample = 1e-6 };
        var day = power.Day(32_000 * 0.35e-9, 90)!.Value;
        Assert.Equal((1.12896, 7.776, 7.8624), (Math.Round(day.Inferences, 9), Math.Round(day.Sampling, 9), Math.Round(day.Idle, 9)));
        Assert.Equal(16.76736, day.Total, 1e-9);
    }

    [Fact]
    public void Without_a_number_of_inferences_a_day_is_not_known() => Assert.Null(new DevicePower(9.1e-5, 0.5, null).Day(1, 90));
}
