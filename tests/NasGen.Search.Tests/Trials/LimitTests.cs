using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Trials;

public sealed class LimitTests
{
    [Theory]
    [InlineData(100, 150, 0.5), InlineData(100, 100, 0), InlineData(100, 10, 0), InlineData(100, double.NaN, 0), InlineData(-2, -1, 0.5), InlineData(0, 1, double.PositiveInfinity)]
    public void The_excess_is_a_share_of_the_limit(double max, double cost, double excess) => Assert.Equal(excess, new Limit("Parameters", max).Excess(cost));
}
