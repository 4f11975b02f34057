using NasGen.Search.Pareto;

namespace NasGen.Search.Tests.Pareto;

public sealed class HypervolumeTests
{
    [Fact]
    public void Boxes_that_overlap_count_once() =>
        Assert.Equal(2 * 2 + 1 * 3 - 1 * 2, Hypervolume.Of([[0, 1], [1, 0]], [2, 3]), 12);

    [Fact]
    public void What_does_not_dominate_the_reference_adds_nothing() =>
        Assert.Equal(0, Hypervolume.Of([[0, 3], [2, 0], [double.NaN, 0]], [2, 3]));

    /// <summary>By inclusion and exclusion: boxes of 1·2·3, 2·3·1 and 3·1·2; each two share 2, all three share 1.</summary>
    [Fact]
    public void Three_objectives_are_exact() => Assert.Equal(3 * 6 - 3 * 2 + 1, Hypervolume.Of([[2, 1, 0], [1, 0, 2], [0, 2, 1]], [3, 3, 3]), 12);

    [Fact]
    public void Four_objectives_are_sliced_too() => Assert.Equal(2 * 13, Hypervolume.Of([[2, 1, 0, 0], [1, 0, 2, 0], [0, 2, 1, 0]], [3, 3, 3, 2]), 12);
}
