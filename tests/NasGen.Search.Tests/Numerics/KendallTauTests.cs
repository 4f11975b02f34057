using NasGen.Search.Numerics;

namespace NasGen.Search.Tests.Numerics;

public sealed class KendallTauTests
{
    /// <summary>SciPy 1.10.1: <c>scipy.stats.kendalltau(a, b)</c> of these formulas; the last is the example of SciPy's documentation.</summary>
    [Fact]
    public void The_value_is_that_of_SciPys_kendalltau_with_and_without_ties()
    {
        Check(0.47126436781609193, Numbers(1, 30, i => Math.Sin(i)), Numbers(1, 30, i => Math.Sin(i) + Math.Cos(3 * i)));
        Check(0.02117364941481737, Numbers(0, 40, i => i * i % 7), Numbers(0, 40, i => i * 3 % 5));
        Check(0.538851881214653, Numbers(0, 40, i => i / 4), Numbers(0, 40, i => i * 7 % 11 / 2 + i / 8));
        Check(-0.4714045207910316, [12, 2, 1, 12, 2], [1, 4, 7, 1, 0]);

        static void Check(double expected, double[] a, double[] b)
        {
            Assert.Equal(expected, KendallTau.Of(a, b).Value, 14);
            Assert.Equal(expected, KendallTau.Of(b, a).Value, 14);
            Assert.Equal(-expected, KendallTau.Of(a, [.. b.Select(v => -v)]).Value, 14);
        }
    }

    [Theory]
    [InlineData(Kind.Normal, 0), InlineData(Kind.Normal, 0.6), InlineData(Kind.Normal, 0.95)]
    [InlineData(Kind.HeavyTails, 0), InlineData(Kind.HeavyTails, 0.6), InlineData(Kind.HeavyTails, 0.95)]
    [InlineData(Kind.Ties, 0), InlineData(Kind.Ties, 0.6), InlineData(Kind.Ties, 0.9)]
    public void Of_twenty_points_the_interval_holds_the_truth_95_times_in_a_hundred_or_somewhat_more(Kind kind, double correlation)
    {
        const int Samples = 2000;
        var random = new RandomStream(1, "tau");
        // Elliptical distributions share τ = 2/π · arcsin ρ; with ties a large sample says it.
        var truth = kind == Kind.Ties ? Sample(random, kind, correlation, 4000).Value : 2 / Math.PI * Math.Asin(correlation);
        var holds = Enumerable.Range(0, Samples).Select(_ => Sample(random, kind, correlation, 20)).Count(tau => tau.Lower <= truth && truth <= tau.Upper);
        Assert.InRange(holds / (double)Samples, 0.94, 0.995);
    }

    [Fact]
    public void The_interval_narrows_with_the_number_of_points()
    {
        var widths = new[] { 10, 40, 160 }.Select(n => Enumerable.Range(0, 100).Average(i => Width(Sample(new RandomStream(2, "tau", i), Kind.Normal, 0.5, n)))).ToArray();
        Assert.InRange(widths[0] / widths[1], 1.8, 3);
        Assert.InRange(widths[1] / widths[2], 1.8, 3);
    }

    [Fact]
    public void The_interval_of_a_perfect_agreement_is_no_point()
    {
        double[] values = [.. Enumerable.Range(0, 10).Select(i => (double)i)];
        var (same, opposite) = (KendallTau.Of(values, values), KendallTau.Of(values, [.. values.Reverse()]));
        Assert.Equal((1, 1), (same.Value, same.Upper));
        Assert.InRange(same.Lower, 0.8, 0.97);
        Assert.Equal((-1, -1, -same.Lower), (opposite.Value, opposite.Lower, opposite.Upper));
    }

    [Fact]
    public void Fewer_than_five_points_say_nothing_of_the_truth()
    {
        var tau = KendallTau.Of([1, 2, 3, 4], [1, 3, 2, 4]);
        Assert.Equal(2 / 3.0, tau.Value, 14);
        Assert.Equal((-1, 1, 4), (tau.Lower, tau.Upper, tau.Count));
    }

    [Theory]
    [InlineData(new double[] { 2, 2, 2, 2, 2, 2 }, new double[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6 }, new double[] { 2, 2, 2, 2, 2, 2 })]
    [InlineData(new double[] { 1 }, new double[] { 1 })]
    [InlineData(new double[] { }, new double[] { })]
    public void What_is_constant_agrees_with_nothing(double[] a, double[] b)
    {
        var tau = KendallTau.Of(a, b);
        Assert.Equal((double.NaN, double.NaN, double.NaN), (tau.Value, tau.Lower, tau.Upper));
    }

    [Fact]
    public void A_missing_value_leaves_its_pair_out_and_an_infinite_one_is_ranked()
    {
        var tau = KendallTau.Of([1, double.NaN, 3, double.NegativeInfinity, 5, 4], [1, 2, 3, 0, 5, double.PositiveInfinity]);
        Assert.Equal(KendallTau.Of([1, 3, 0, 5, 4], [1, 3, 0, 5, 9]), tau);
    }

    public enum Kind
    {
        Normal,

        /// <summary>Student's t with 3 degrees of freedom.</summary>
        HeavyTails,

        /// <summary>Normal, rounded to some seven values.</summary>
        Ties,
    }

    private static KendallTau Sample(RandomStream random, Kind kind, double correlation, int count)
    {
        var (a, b) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (random.NextGaussian(), random.NextGaussian());
            var scale = kind == Kind.HeavyTails ? Math.Sqrt(3 / Enumerable.Range(0, 3).Sum(_ => Math.Pow(random.NextGaussian(), 2))) : 1;
            (a[i], b[i]) = (x * scale, (correlation * x + Math.Sqrt(1 - correlation * correlation) * y) * scale);
            if (kind == Kind.Ties) (a[i], b[i]) = (Math.Round(1.5 * a[i]), Math.Round(1.5 * b[i]));
        }
        return KendallTau.Of(a, b);
    }

    private static double Width(KendallTau tau) => tau.Upper - tau.Lower;

    private static double[] Numbers(int start, int count, Func<int, double> formula) => [.. Enumerable.Range(start, count).Select(formula)];
}
