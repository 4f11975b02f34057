using NasGen.Cli.Settings;
using NasGen.Search.Contracts;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Commands;

public sealed class CostLimitTests
{
    [Theory]
    [InlineData("latency=3ms", "Latency", 3e-3)]
    [InlineData("Latency = 250us", "Latency", 250e-6)]
    [InlineData("latency=250µs", "Latency", 250e-6)]
    [InlineData("latency<=0.5s", "Latency", 0.5)]
    [InlineData("parameters=10k", "Parameters", 10_000)]
    [InlineData("parameters=12,500", "Parameters", 12_500)]
    [InlineData("macs=1.5M", "Macs", 1_500_000)]
    [InlineData("memory=64KiB", "Memory", 65_536)]
    [InlineData("memory=2 MiB", "Memory", 2_097_152)]
    public void A_limit_is_read_with_its_unit(string text, string cost, double max)
    {
        var limit = CostLimit.Parse(text);
        Assert.Equal(cost, limit.Cost);
        Assert.Equal(max, limit.Max, 1e-9 * max);
    }

    [Theory]
    [InlineData("latency", "cost=amount")]
    [InlineData("latency=3", "It has no unit. Use one of: s, ms, us.")]
    [InlineData("latency=3MiB", "'MiB' is not a unit of latency")]
    [InlineData("parameters=10m", "'m' is not a unit of parameters")]
    [InlineData("latncy=3ms", "Did you mean 'latency'?")]
    [InlineData("energy=3ms", "There is no cost 'energy'.")]
    [InlineData("macs=-5M", "not an amount above zero")]
    [InlineData("macs=0", "not an amount above zero")]
    [InlineData("macs=", "not an amount above zero")]
    public void A_limit_that_cannot_be_read_is_an_error_with_the_reason(string text, string why)
    {
        var error = Assert.Throws<NasException>(() => CostLimit.Parse(text));
        Assert.Equal("NAS2042", error.Code);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }
}
