using NasGen.Search.Comparison;
using NasGen.Search.Numerics;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Comparison;

public sealed class SpaceComparisonTests
{
    private static readonly SpaceComparison Compared = SpaceComparison.Of(NasBench201Excerpt.All, NasBench201Excerpt.Motifs, NasBench201Excerpt.Measures);

    /// <summary>The figures of NumPy 1.24 and SciPy 1.10 for the same hundred cells.</summary>
    [Fact]
    public void Figures_of_an_excerpt_of_NAS_Bench_201_are_those_of_NumPy_and_SciPy()
    {
        Assert.Equal(0.48, Compared.Distributions.Statistic, 12);
        Assert.Equal((90.0117, 92.59415), (Math.Round(Compared.Median.First, 9), Math.Round(Compared.Median.Second, 9)));
        Assert.Equal((92.897, 93.7465), (Math.Round(Compared.TopDecile.First, 9), Math.Round(Compared.TopDecile.Second, 9)));
        Assert.Equal(0.8172961797368432, Compared.Front.First, 12);
        Assert.Equal(0.7154368052961876, Compared.Front.Second, 12);
        Assert.Equal((6, 4), (Compared.Bins!.Count, Compared.Bins.Dropped));
        Assert.Equal((91.36, 92.11), (Compared.Normalised(Compared.First)!.Quantile(0.5), Compared.Normalised(Compared.Second)!.Quantile(0.5)));
        Assert.Equal(93.14739384024293, Efficiency.Of(Compared.First, Compared.Measures, 10).Best, 9);
    }

    [Fact]
    public void The_two_clauses_of_the_verdict_can_disagree()
    {
        var verdict = ComparisonVerdict.Of(Compared);
        Assert.Equal("motifs", verdict.Typical.Better);
        Assert.NotEqual("motifs", verdict.Front.Better);
        Assert.StartsWith("typical architecture: motifs is better (median test200 all 90.012, motifs 92.594;", verdict.Typical.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_space_is_not_told_apart_from_itself()
    {
        var again = NasBench201Excerpt.All with { Name = "again" };
        var verdict = ComparisonVerdict.Of(SpaceComparison.Of(NasBench201Excerpt.All, again, NasBench201Excerpt.Measures));
        Assert.Equal((null, null), (verdict.Typical.Better, verdict.Front.Better));
        Assert.StartsWith("typical architecture: not told apart (", verdict.Typical.Text, StringComparison.Ordinal);
        Assert.StartsWith("front: not told apart (", verdict.Front.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Exchanged_spaces_exchange_the_figures()
    {
        var other = SpaceComparison.Of(NasBench201Excerpt.Motifs, NasBench201Excerpt.All, NasBench201Excerpt.Measures);
        Assert.Equal((Compared.Front.Second, Compared.Front.First), (other.Front.First, other.Front.Second));
        Assert.Equal(Compared.Distributions.Statistic, other.Distributions.Statistic);
        Assert.Equal("motifs", ComparisonVerdict.Of(other).Typical.Better);
    }

    [Fact]
    public void Lower_is_better_for_a_metric_that_is_minimised()
    {
        ComparedMeasures errors = new(new Objective("Error", false), [new Objective("flops", false)]);
        SpaceSample Errors(SpaceSample sample) =>
            sample with { Architectures = [.. sample.Architectures.Select(a => a with { Quality = 100 - a.Quality })] };
        var compared = SpaceComparison.Of(Errors(NasBench201Excerpt.All), Errors(NasBench201Excerpt.Motifs), errors);
        Assert.Equal(Compared.Front.First, compared.Front.First, 9);
        var verdict = ComparisonVerdict.Of(compared);
        Assert.Equal("motifs", verdict.Typical.Better);
        Assert.Contains("median error all 9.9883, motifs 7.40", verdict.Typical.Text, StringComparison.Ordinal);
        Assert.Contains("95 % interval of the difference +", verdict.Typical.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_of_different_sizes_are_cut_to_the_smaller_one()
    {
        var compared = SpaceComparison.Of(NasBench201Excerpt.All.First(20), NasBench201Excerpt.Motifs, NasBench201Excerpt.Measures);
        Assert.Equal((20, 20), (compared.First.Count, compared.Second.Count));
    }

    /// <summary>In the 100 s of the faster sample, the slower one trains a quarter of its architectures.</summary>
    [Fact]
    public void At_equal_time_the_slower_space_has_fewer_architectures()
    {
        SpaceSample Timed(SpaceSample sample, double seconds) =>
            sample with { Architectures = [.. sample.Architectures.Select(a => a with { Seconds = seconds })] };
        var (fast, slow) = (Timed(NasBench201Excerpt.All, 2), Timed(NasBench201Excerpt.Motifs, 8));
        var (first, second) = Efficiency.AtEqualTime(fast, slow, NasBench201Excerpt.Measures)!.Value;
        Assert.Equal((50, 12), (first.Architectures, second.Architectures));
        Assert.Equal(ExpectedBest.Mean(NasBench201Excerpt.Measures.Signed(slow), 12), second.Best);
        Assert.Null(Compared.AtEqualTime);
    }

    [Fact]
    public void Cost_levels_go_from_the_cheapest_to_the_best_of_each()
    {
        var levels = CostLevel.Of(Compared.First, Compared.Second, Compared.Measures);
        Assert.Equal(10, levels.Count);
        Assert.Equal(NasBench201Excerpt.All.Architectures.Max(a => a.Quality), levels[^1].First);
        Assert.Equal(NasBench201Excerpt.Motifs.Architectures.Max(a => a.Quality), levels[^1].Second);
        Assert.Equal(levels.Select(l => l.First).Order(), levels.Select(l => l.First));
    }
}
