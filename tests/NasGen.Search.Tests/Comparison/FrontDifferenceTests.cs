using NasGen.Search.Comparison;

namespace NasGen.Search.Tests.Comparison;

public sealed class FrontDifferenceTests
{
    /// <summary>
    /// Costs 1, 10 and 100 are 0, 1/2 and 1 of the logarithmic scale; qualities 0 and 1 are its ends. A point at cost 10 and the best quality covers half
    /// of the box; points of the worst quality or the largest cost cover nothing.
    /// </summary>
    [Fact]
    public void Hypervolumes_are_shares_of_the_box_of_both_with_logarithmic_costs()
    {
        double[][] first = [[-1, 10], [0, 1]], second = [[-1, 100], [-0.5, 10]];
        var front = FrontDifference.Of(first, second, FrontBox.Of([.. first, .. second]));
        Assert.Equal((0.5, 0.25, 0.25), (Math.Round(front.First, 12), Math.Round(front.Second, 12), Math.Round(front.Estimate, 12)));
        Assert.Equal((2, 0), front.Joint);
    }

    [Fact]
    public void Equal_points_of_both_are_on_the_joint_front_for_both()
    {
        double[][] points = [[-1, 10], [0, 1]];
        var front = FrontDifference.Of(points, points, FrontBox.Of(points));
        Assert.Equal((0, (2, 2)), (front.Estimate, front.Joint));
    }

    /// <summary>Whoever has the one good point, the fronts differ by the whole box.</summary>
    [Fact]
    public void One_better_point_is_no_evidence() => Assert.Equal(1, Chance([[-1, 1], [0, 1], [0, 1]], [[0, 1], [0, 1], [0, 1]]));

    /// <summary>Only 2 of the 20 divisions leave one side without a good point.</summary>
    [Fact]
    public void P_is_the_share_of_divisions_that_differ_as_much() =>
        Assert.InRange(Chance([[-1, 1], [-1, 1], [-1, 1]], [[0, 1], [0, 1], [0, 1]]), 0.06, 0.14);

    [Fact]
    public void A_cost_that_does_not_vary_leaves_the_comparison_of_qualities()
    {
        double[][] first = [[-1, 5]], second = [[0, 5], [-0.75, 5]];
        var front = FrontDifference.Of(first, second, FrontBox.Of([.. first, .. second]));
        Assert.Equal((1, 0.75), (front.First, front.Second));
    }

    [Fact]
    public void A_cost_that_can_be_zero_is_linear()
    {
        double[][] points = [[-1, 1], [0, 0], [0, 4]];
        Assert.Equal(0.75, FrontDifference.Of(points, points, FrontBox.Of(points)).First, 12);
    }

    private static double Chance(double[][] first, double[][] second) => FrontDifference.Of(first, second, FrontBox.Of([.. first, .. second])).PValue;
}
