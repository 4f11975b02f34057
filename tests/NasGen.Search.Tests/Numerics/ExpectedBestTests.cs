using NasGen.Search.Numerics;

namespace NasGen.Search.Tests.Numerics;

public sealed class ExpectedBestTests
{
    [Fact]
    public void The_expected_best_of_one_draw_is_the_mean() => Assert.Equal(2.75, ExpectedBest.Of([4, 1, 2, 4], 1).Value, 12);

    /// <summary>(1·1³ + 2·(2³ − 1³) + 4·(3³ − 2³)) / 3³.</summary>
    [Fact]
    public void The_expected_best_of_as_many_draws_as_results_weighs_the_ordered_results_by_hand() =>
        Assert.Equal((1 * 1 + 2 * 7 + 4 * 19) / 27.0, ExpectedBest.Of([4, 1, 2], 3).Value, 12);

    /// <summary>Of n = 2 draws from {1/m, …, m/m}: 1 − Σᵢ₌₁ᵐ⁻¹ (i/m)²/m = 1 − (m − 1)(2m − 1)/(6m²). For large m it goes to n/(n + 1).</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    public void The_expected_best_of_two_draws_from_an_even_grid_has_a_closed_form(int m)
    {
        double[] grid = [.. Enumerable.Range(1, m).Select(i => i / (double)m)];
        Assert.Equal(1 - (m - 1) * (2.0 * m - 1) / (6.0 * m * m), ExpectedBest.Of(grid, 2).Value, 12);
    }

    /// <summary>All 8⁴ ways to draw four times from eight results, each as likely as the others.</summary>
    [Fact]
    public void The_expected_best_is_the_mean_over_all_ways_to_draw()
    {
        double[] results = [3, -1, 4, 1, 5, 9, -2, 6];
        var bests = from a in results from b in results from c in results from d in results select Math.Max(Math.Max(a, b), Math.Max(c, d));
        Assert.Equal(bests.Average(), ExpectedBest.Mean(results, 4), 10);
    }

    [Fact]
    public void More_draws_are_expected_to_be_better_and_never_better_than_the_best_result()
    {
        double[] results = [0.3, 0.9, 0.1, 0.5, 0.7];
        double[] values = [.. Enumerable.Range(1, 5).Select(n => ExpectedBest.Of(results, n).Value)];
        Assert.Equal(values.Order(), values);
        Assert.True(values[^1] < 0.9);
    }

    [Fact]
    public void The_interval_holds_the_estimate_and_is_the_same_each_time()
    {
        double[] results = [.. Enumerable.Range(0, 20).Select(i => Math.Sin(i))];
        var first = ExpectedBest.Of(results, 5);
        Assert.InRange(first.Value, first.Low, first.High);
        Assert.True(first.Low < first.High);
        Assert.Equal(first, ExpectedBest.Of(results, 5));
        Assert.Equal(new ExpectedBest(2, 2, 2), ExpectedBest.Of([2, 2, 2], 2));
    }

    [Fact]
    public void Fewer_than_three_results_give_no_interval()
    {
        var best = ExpectedBest.Of([1, 3], 2);
        Assert.Equal(2.5, best.Value, 12);
        Assert.True(double.IsNaN(best.Low) && double.IsNaN(best.High));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void More_draws_than_results_are_refused(int n) => Assert.Throws<ArgumentOutOfRangeException>(() => ExpectedBest.Of([1, 2, 3], n));
}
