using NasGen.Search.Numerics;
using NasGen.Search.Verdicts;

namespace NasGen.Search.Tests.Verdicts;

public sealed class VerdictTests
{
    /// <summary>
    /// Student's sleep data (1908), which R ships. <c>t.test(extra ~ group, data = sleep)</c> prints: df = 17.776, 95 percent confidence
    /// interval −3.3654832 0.2054832, means 0.75 and 2.33.
    /// </summary>
    [Fact]
    public void The_interval_is_that_of_Rs_Welch_test()
    {
        double[] first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        double[] second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
        var difference = MeanDifference.Welch(first, second);
        Assert.Equal(-1.58, difference.Estimate, 10);
        Assert.Equal(17.776, difference.DegreesOfFreedom, 3);
        Assert.Equal(-3.3654832, difference.Low, 6);
        Assert.Equal(0.2054832, difference.High, 6);
    }

    /// <summary>Two samples of n values with equal variance have 2n − 2 degrees of freedom; the quantiles are those of any printed table.</summary>
    [Theory]
    [InlineData(2, 0.95, 4.303), InlineData(3, 0.95, 2.776), InlineData(6, 0.95, 2.228), InlineData(16, 0.95, 2.042), InlineData(61, 0.95, 1.980)]
    [InlineData(2, 0.99, 9.925), InlineData(6, 0.90, 1.812)]
    public void Quantiles_are_those_of_the_published_table(int count, double confidence, double quantile)
    {
        double[] sample = [.. Enumerable.Range(0, count).Select(i => (double)i)];
        var error = Math.Sqrt(2 * sample.Sum(v => Math.Pow(v - sample.Average(), 2)) / (count - 1) / count);
        Assert.Equal(quantile, MeanDifference.Welch(sample, sample, confidence).High / error, 3);
    }

    [Theory]
    [InlineData(new[] { 0.98, 0.981, 0.982 }, new[] { 0.95, 0.951, 0.953 }, true, Outcome.Wins)]
    [InlineData(new[] { 0.98, 0.981, 0.982 }, new[] { 0.95, 0.951, 0.953 }, false, Outcome.Loses)]
    [InlineData(new[] { 0.95, 0.951, 0.953 }, new[] { 0.98, 0.981, 0.982 }, true, Outcome.Loses)]
    [InlineData(new[] { 0.95, 0.951, 0.953 }, new[] { 0.98, 0.981, 0.982 }, false, Outcome.Wins)]
    [InlineData(new[] { 0.95, 0.98, 0.97 }, new[] { 0.96, 0.951, 0.979 }, true, Outcome.Ties)]
    [InlineData(new[] { 0.98 }, new[] { 0.95, 0.951, 0.953 }, true, Outcome.NotConfirmed)]
    [InlineData(new[] { 0.98, double.NaN, 0.98 }, new[] { 0.95, 0.951, 0.953 }, true, Outcome.NotConfirmed)]
    [InlineData(new[] { 0.98, 0.98 }, new[] { 0.95, 0.95 }, true, Outcome.Wins)]
    [InlineData(new[] { 0.98, 0.98 }, new[] { 0.98, 0.98 }, true, Outcome.Ties)]
    public void The_outcome_follows_from_where_the_interval_lies(double[] winner, double[] baseline, bool maximize, Outcome expected) =>
        Assert.Equal(expected, Verdict.Compare(winner, baseline, maximize).Outcome);

    [Fact]
    public void No_win_is_claimed_on_a_test_set_that_was_used_before() =>
        Assert.Equal(Outcome.NotConfirmed, Verdict.Compare([0.98, 0.981, 0.982], [0.95, 0.951, 0.953], maximize: true, isTestFresh: false).Outcome);

    [Fact]
    public void A_positive_advantage_favours_the_winner_also_if_lower_is_better() =>
        Assert.Equal(0.5, Verdict.Compare([0.1, 0.2], [0.6, 0.7], maximize: false).Advantage.Estimate, 12);

    /// <summary>If nothing differs, 95 % of the intervals contain zero.</summary>
    [Fact]
    public void Equal_architectures_tie_as_often_as_the_confidence_says()
    {
        var random = new NasGen.Search.Numerics.RandomStream(1, "test");
        double[] Sample() => [.. Enumerable.Range(0, 5).Select(_ => NasGen.Search.Numerics.RandomDraws.NextGaussian(random))];
        var ties = Enumerable.Range(0, 4000).Count(_ => Verdict.Compare(Sample(), Sample(), maximize: true).Outcome == Outcome.Ties);
        Assert.InRange(ties / 4000.0, 0.945, 0.97);
    }

    [Fact]
    public void Spread_is_that_of_a_sample()
    {
        Assert.Equal(new Spread(8, 5, Math.Sqrt(32 / 7.0)), Spread.Of([2, 4, 4, 4, 5, 5, 7, 9]));
        Assert.True(double.IsNaN(Spread.Of([1]).StandardDeviation));
    }
}
