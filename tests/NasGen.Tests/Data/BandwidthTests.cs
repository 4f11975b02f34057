using NasGen.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Data;

public sealed class BandwidthTests
{
    [Fact]
    public void The_bandwidth_of_tones_is_that_of_the_highest_that_counts()
    {
        using var scope = NewDisposeScope();
        var time = arange(720, ScalarType.Float64) / 360;
        var series = ((time * (2 * Math.PI * 10)).sin() + 0.5 * (time * (2 * Math.PI * 40)).sin() + 100).reshape(1, 1, -1);

        // The energies of both are 1 to 1/4. A Hann window spreads a tone over three frequencies.
        Assert.InRange(Bandwidth.Of(series, 360, 0.75), 9.5, 11);
        Assert.InRange(Bandwidth.Of(series, 360, 0.99), 39.5, 41);
    }

    [Fact]
    public void Loud_samples_count_no_more_than_quiet_ones()
    {
        using var scope = NewDisposeScope();
        var time = arange(720, ScalarType.Float64) / 360;
        var samples = stack([1000 * (time * (2 * Math.PI * 5)).sin(), (time * (2 * Math.PI * 90)).sin()]).unsqueeze(1);
        Assert.InRange(Bandwidth.Of(samples, 360, 0.6), 89, 91);
    }

    [Fact]
    public void Constant_channels_have_no_frequency() => Assert.Equal(0, Bandwidth.Of(ones(4, 2, 64), 360, 0.99));

    [Fact]
    public void Of_images_the_axis_with_the_higher_frequency_counts()
    {
        using var scope = NewDisposeScope();
        var stripes = (arange(32, ScalarType.Float64) * (2 * Math.PI * 8 / 32)).sin().reshape(1, 1, 1, 32).expand(2, 1, 32, 32);
        Assert.InRange(Bandwidth.Of(stripes, 32, 0.99), 8, 9);
    }
}
