using NasGen.Search.Comparison;

namespace NasGen.Search.Tests.Comparison;

public sealed class EmpiricalDistributionTests
{
    [Fact]
    public void The_distribution_jumps_at_each_value_by_its_share()
    {
        var f = EmpiricalDistribution.Of([3, 1, 1, 2]);
        Assert.Equal([0, 0.5, 0.5, 0.75, 1, 1], new[] { 0.9, 1, 1.5, 2, 3, 9 }.Select(f.At));
        Assert.Equal([1, 1, 2, 3], new[] { 0.1, 0.5, 0.75, 1 }.Select(f.Quantile));
    }

    /// <summary>
    /// By hand, as <c>compute_norm_ws</c> weighs: 1 / hist[bin] / bins. Costs 1 to 16 in four bins with the edges 1, 2, 4, 8, 16 hold 3, 1, 0 and 1 values of
    /// the first sample and 1, 1, 1 and 1 of the second. The third bin is dropped, therefore each of the others has a third.
    /// </summary>
    [Fact]
    public void Each_bin_of_costs_that_both_samples_have_counts_equally()
    {
        double[] costs = [1, 1.2, 1.5, 2.5, 16], others = [1, 3, 5, 16];
        var bins = CostBins.Common(costs, others, count: 4)!;
        Assert.Equal((3, 1), (bins.Count, bins.Dropped));
        var f = EmpiricalDistribution.Normalised([10, 20, 30, 40, 50], costs, bins);
        Assert.Equal([(10, 1), (20, 2), (30, 3), (40, 6), (50, 9)], f.Steps.Select(s => (s.Value, Math.Round(9 * s.Share, 12))));
        Assert.Equal(40, f.Quantile(0.5));
        var g = EmpiricalDistribution.Normalised([1, 2, 3, 4], others, bins);
        Assert.Equal([(1, 1), (2, 2), (4, 3)], g.Steps.Select(s => (s.Value, Math.Round(3 * s.Share, 12))));
    }

    [Fact]
    public void Values_outside_the_range_of_costs_that_both_samples_have_do_not_count()
    {
        double[] costs = [1, 10, 100], others = [10, 100, 1000];
        var f = EmpiricalDistribution.Normalised([1, 2, 3], costs, CostBins.Common(costs, others)!);
        Assert.Equal([(2, 0.5), (3, 1)], f.Steps);
    }

    [Theory]
    [InlineData(1, 2, 3, 4)]
    [InlineData(0, 2, 1, 4)]
    public void Samples_without_costs_in_common_have_no_bins(double a, double b, double c, double d) => Assert.Null(CostBins.Common([a, b], [c, d]));

    [Fact]
    public void Samples_of_one_cost_have_one_bin() => Assert.Equal((1, 0), (CostBins.Common([5, 5], [5])!.Count, CostBins.Common([5, 5], [5])!.Dropped));
}
