using NasGen.Search.Pareto;

namespace NasGen.Search.Tests.Pareto;

public sealed class ParetoDominanceTests
{
    private static readonly double[][] Losses = [[1, 2], [2, 1], [1, 2], [2, 2], [double.NaN, 0], [double.NaN, 0]];

    [Fact]
    public void Equal_points_are_all_on_the_front_or_the_first_stands_for_them()
    {
        Assert.Equal([0, 1, 2, 4, 5], ParetoDominance.Front(Losses));
        Assert.Equal([0, 1, 4], ParetoDominance.Front(Losses, isDistinct: true));
    }

    [Theory]
    [InlineData(0, 0, true), InlineData(0.1, 0, false), InlineData(0, 0.1, true), InlineData(0.1, 0.2, true), InlineData(0.2, 0.1, false)]
    public void The_smaller_violation_comes_before_the_losses(double better, double worse, bool dominates) =>
        Assert.Equal(dominates, ParetoDominance.Dominates(Losses[0], better, Losses[3], worse));
}
