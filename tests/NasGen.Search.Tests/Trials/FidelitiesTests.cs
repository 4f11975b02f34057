using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Trials;

public sealed class FidelitiesTests
{
    [Theory]
    [InlineData(0.05, 0), InlineData(1.0 / 9, 0), InlineData(1.0 / 9 + 1e-12, 0), InlineData(0.2, 1), InlineData(1.0 / 3, 1), InlineData(1, 2), InlineData(2, 2)]
    public void The_level_of_a_fidelity_is_the_cheapest_that_is_not_below_it(double fidelity, int level) =>
        Assert.Equal(level, ((double[])[1.0 / 9, 1.0 / 3, 1]).LevelOf(fidelity));
}
