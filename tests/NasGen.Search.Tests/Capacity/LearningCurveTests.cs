using NasGen.Search.Capacity;
using NasGen.Search.Numerics;

namespace NasGen.Search.Tests.Capacity;

public sealed class LearningCurveTests
{
    private static readonly double[] Sizes = [125, 250, 500, 1000];

    [Theory]
    [InlineData(0.02, 0.03, 0.5)]
    [InlineData(0.0, 0.1, 0.35)]
    [InlineData(0.3, 0.05, 1.2)]
    public void A_law_without_noise_is_recovered(double approximation, double estimation, double exponent)
    {
        var truth = new PowerLaw(approximation, estimation, exponent, 1000);
        var curve = LearningCurve.Fit([.. Sizes.Select(n => (n, truth.At(n)))])!;

        Assert.Equal(approximation, curve.Law.Approximation, 5e-3 * truth.At(1000));
        Assert.Equal(estimation, curve.Law.Estimation, 5e-3 * truth.At(1000));
        Assert.Equal(exponent, curve.Law.Exponent, 0.01);
        Assert.Equal(truth.At(4000), curve.Law.At(4000), 5e-3 * truth.At(1000));
    }

    /// <summary>The law as it is usually written: a + b·n^−c, with b = s·N^c.</summary>
    [Fact]
    public void The_law_equals_its_usual_form()
    {
        var law = new PowerLaw(0.02, 0.03, 0.5, 1000);
        Assert.Equal(0.02 + 0.03 * Math.Sqrt(1000) * Math.Pow(250, -0.5), law.At(250), 1e-12);
        Assert.Equal(law.At(1000) - law.At(2000), law.GainOf(2), 1e-12);
    }

    [Fact]
    public void Shares_sum_to_one_and_so_do_the_ends_of_their_intervals()
    {
        var curve = Noisy(new PowerLaw(0.02, 0.03, 0.5, 1000), 3, 0.1, new RandomStream(1, "curve"));
        Assert.Equal(1, curve.Law.ApproximationShare + curve.Law.EstimationShare, 1e-12);
        var (approximation, estimation) = (curve.IntervalOf(l => l.ApproximationShare), curve.IntervalOf(l => l.EstimationShare));
        Assert.Equal(1, approximation.Low + estimation.High, 1e-9);
        Assert.InRange(curve.Law.ApproximationShare, approximation.Low, approximation.High);
    }

    /// <summary>A law has three parameters, therefore any three sizes lie on one.</summary>
    [Fact]
    public void Too_few_sizes_are_refused_however_many_trainings_they_have() =>
        Assert.Null(LearningCurve.Fit([.. Sizes.Take(3).SelectMany(n => Enumerable.Repeat((n, 1 / n), 10))]));

    [Fact]
    public void Without_any_error_there_is_no_curve() => Assert.Null(LearningCurve.Fit([.. Sizes.Select(n => (n, 0.0))]));

    [Fact]
    public void A_negative_error_is_refused() =>
        Assert.Throws<ArgumentException>(() => LearningCurve.Fit([.. Sizes.Select(n => (n, -1 / n))]));

    [Fact]
    public void One_noisy_training_per_size_leaves_the_shares_unknown()
    {
        var interval = LearningCurve.Fit([(125, 0.11), (250, 0.06), (500, 0.06), (1000, 0.04)])!.IntervalOf(l => l.ApproximationShare);
        Assert.True(interval is { Low: < 0.01, High: > 0.9 }, $"{interval}");
    }

    [Fact]
    public void Many_exact_trainings_determine_the_shares()
    {
        var interval = Noisy(new PowerLaw(0.02, 0.03, 0.5, 1000), 10, 0.01, new RandomStream(2, "curve")).IntervalOf(l => l.ApproximationShare);
        Assert.InRange(interval.High - interval.Low, 0, 0.15);
        Assert.InRange(0.4, interval.Low, interval.High);
    }

    [Fact]
    public void An_error_that_does_not_fall_gains_nothing_from_data()
    {
        var curve = LearningCurve.Fit([.. Sizes.SelectMany(n => new[] { (n, 0.2), (n, 0.22), (n, 0.21) })])!;
        Assert.Equal(0.21, curve.Law.At(1000), 1e-3);
        Assert.Equal(0, curve.IntervalOf(l => l.GainOf(2)).Low, 1e-9);
    }

    /// <summary>The nominal confidence is 95 %. The bounds at zero and at the smallest exponent make the intervals wider, not narrower.</summary>
    [Theory]
    [InlineData(0.02, 0.03, 0.5)]
    [InlineData(0.0, 0.05, 0.4)]
    [InlineData(0.05, 0.01, 1)]
    public void Intervals_contain_the_truth_about_as_often_as_their_confidence(double approximation, double estimation, double exponent)
    {
        var truth = new PowerLaw(approximation, estimation, exponent, 1000);
        var random = new RandomStream(3, "coverage");
        const int Draws = 120;
        int share = 0, gain = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var curve = Noisy(truth, 3, 0.1, random);
            var (shares, gains) = (curve.IntervalOf(l => l.ApproximationShare), curve.IntervalOf(l => l.GainOf(2)));
            if (truth.ApproximationShare >= shares.Low && truth.ApproximationShare <= shares.High) share++;
            if (truth.GainOf(2) >= gains.Low && truth.GainOf(2) <= gains.High) gain++;
        }
        Assert.InRange(share, 0.88 * Draws, Draws);
        Assert.InRange(gain, 0.88 * Draws, Draws);
    }

    private static LearningCurve Noisy(PowerLaw law, int seeds, double noise, Random random) => LearningCurve.Fit(
        [.. Sizes.SelectMany(n => Enumerable.Range(0, seeds).Select(_ => (n, Math.Max(0, law.At(n) * (1 + noise * random.NextGaussian())))))])!;
}
