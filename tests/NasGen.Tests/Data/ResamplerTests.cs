using NasGen.Data;
using NasGen.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Data;

/// <summary>The expected numbers are those of <c>scipy.signal.resample_poly(x, up, down, padtype="line")</c>, SciPy 1.10.1.</summary>
public sealed class ResamplerTests
{
    [Theory]
    [InlineData(4, new[] { -3.897323435146426, 15.719245407367916, 65.34425626293572 })]
    [InlineData(3, new[] { -3.265087769779154, 9.627098264846703, 35.308306765919355, 82.33640761629988 })]
    public void Squares_become_what_scipy_makes_of_them(int down, double[] expected)
    {
        using var scope = NewDisposeScope();
        var resampled = Resampler.Along(2, arange(12, ScalarType.Float64).square().reshape(1, 1, -1), Ratio(1, down)).data<double>().ToArray();
        Assert.Equal(expected.Length, resampled.Length);
        Assert.All(expected.Zip(resampled), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    /// <summary>Gains of a long tone in its middle half, from 360 to 90 per second: nothing is left that would alias.</summary>
    [Theory]
    [InlineData(30, 1.0017, 1e-3)]
    [InlineData(40, 0.9495, 2e-3)]
    [InlineData(60, 0.0010, 5e-4)]
    [InlineData(80, 0.0001, 2e-4)]
    public void Frequencies_above_the_new_half_rate_vanish(double hertz, double gain, double tolerance)
    {
        using var scope = NewDisposeScope();
        var tone = (arange(3600, ScalarType.Float64) * (2 * Math.PI * hertz / 360)).sin().reshape(1, 1, -1);
        var middle = Resampler.Along(2, tone, Ratio(90, 360)).narrow(2, 225, 450);
        Assert.Equal(gain, Math.Sqrt(2 * middle.square().mean().item<double>()), tolerance);
    }

    [Theory]
    [InlineData(90, 64)]
    [InlineData(120, 86)]
    [InlineData(180, 128)]
    public void A_length_is_that_of_scipy(double rate, long expected)
    {
        Assert.Equal(expected, Ratio(rate, 360).LengthOf(256));
        using var resampled = Resampler.Resample(ones(3, 2, 256), Ratio(rate, 360));
        Assert.Equal([3, 2, expected], resampled.shape);
        Assert.True((resampled - 1).abs().max().item<float>() < 1e-6); // Constants stay.
    }

    [Fact]
    public void Lines_stay_lines_and_both_axes_of_an_image_are_resampled()
    {
        using var scope = NewDisposeScope();
        var (rows, columns) = (arange(28, ScalarType.Float32).reshape(1, 1, 28, 1), arange(28, ScalarType.Float32).reshape(1, 1, 1, 28));
        var small = Resampler.Resample((rows + 2 * columns).expand(5, 1, 28, 28), Ratio(14, 28));
        var expected = 2 * rows.narrow(2, 0, 14) + 4 * columns.narrow(3, 0, 14);
        Assert.Equal([5, 1, 14, 14], small.shape);
        Assert.True((small - expected).abs().max().item<float>() < 1e-3);
    }

    [Fact]
    public void Many_samples_are_resampled_as_each_alone()
    {
        using var scope = NewDisposeScope();
        var samples = randn(40_000, 1, 256);
        var together = Resampler.Resample(samples, Ratio(90, 360));
        Assert.True(together[39_999].allclose(Resampler.Resample(samples.narrow(0, 39_999, 1), Ratio(90, 360))[0]));
        Assert.Equal(40_000, together.shape[0]);
    }

    [Theory]
    [InlineData(44_100, 48_000, 147, 160)]
    [InlineData(12.5, 50, 1, 4)]
    [InlineData(360, 360, 1, 1)]
    public void A_ratio_is_in_lowest_terms(double rate, double native, int up, int down) => Assert.Equal(new ResampleRatio(up, down), Ratio(rate, native));

    [Fact]
    public void A_ratio_of_large_numbers_is_none() => Assert.False(ResampleRatio.TryOf(359.9991, 360, out _));

    private static ResampleRatio Ratio(double rate, double native) => ResampleRatio.TryOf(rate, native, out var ratio) ? ratio : throw new ArgumentException("none");
}
