using NasGen.Search.Pareto;

namespace NasGen.Search.Tests.Pareto;

public sealed class KneePointTests
{
    /// <summary>On x·y = 1 between x = 1/4 and 4 the tangent is parallel to the line between the ends at x = 1.</summary>
    [Fact]
    public void The_knee_of_a_hyperbola_is_where_its_tangent_is_parallel_to_the_line_between_its_ends()
    {
        double[][] front = [.. new[] { 4.0, 2, 1.5, 1, 0.5, 0.25 }.Select(x => new[] { x, 1000 / x })];
        Assert.Equal(3, KneePoint.Of(front));
    }

    [Fact]
    public void A_straight_or_hollow_front_has_no_knee()
    {
        Assert.Null(KneePoint.Of([[0, 2], [1, 1], [2, 0]]));
        Assert.Null(KneePoint.Of([[0, 2], [1.5, 1.5], [2, 0]]));
    }

    [Fact]
    public void Two_points_have_no_knee() => Assert.Null(KneePoint.Of([[0, 1], [1, 0]]));
}
