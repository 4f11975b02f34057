using NasGen.Search.Surrogates;

namespace NasGen.Search.Tests.Surrogates;

public sealed class GaussianProcessTests
{
    private static readonly double[][] X = ScikitLearnReference.X;

    public static TheoryData<int> Cases { get; } = [0, 1, 2, 3];

    [Theory, MemberData(nameof(Cases))]
    public void Mean_deviation_and_likelihood_are_those_of_scikit_learn(int index)
    {
        var (kernel, mean, deviation, likelihood) = ScikitLearnReference.Cases[index];
        var process = Condition(kernel, X.Length);
        process.SetTargets(ScikitLearnReference.Y);
        Assert.Equal(likelihood, process.LogMarginalLikelihood, 1e-6);
        var queries = ScikitLearnReference.Q;
        double[] covariances = [.. queries.SelectMany(q => X.Select(x => Covariance(kernel, q, x)))];
        var (means, deviations) = (new double[queries.Length], new double[queries.Length]);
        process.Predict(covariances, X.Length, [.. queries.Select(_ => ScikitLearnReference.Variance)], means, deviations);
        for (var i = 0; i < queries.Length; i++)
        {
            Assert.Equal(mean[i], means[i], 1e-6);
            Assert.Equal(deviation[i], deviations[i], 1e-6);
            Assert.Equal(mean[i], process.Mean(covariances.AsSpan(i * X.Length, X.Length)), 1e-6);
        }
    }

    [Fact]
    public void A_process_that_grew_shrank_and_grew_equals_one_that_only_grew()
    {
        var whole = Condition("matern52", X.Length);
        var other = Condition("matern52", X.Length);
        other.Truncate(7);
        for (var i = 7; i < X.Length; i++) Assert.True(other.TryAdd(Row("matern52", i)));
        whole.SetTargets(ScikitLearnReference.Y);
        other.SetTargets(ScikitLearnReference.Y);
        Assert.Equal(whole.LogMarginalLikelihood, other.LogMarginalLikelihood);
    }

    [Fact]
    public void Fitted_means_are_the_posterior_means_at_the_points()
    {
        var process = Condition("matern32", X.Length);
        process.SetTargets(ScikitLearnReference.Y);
        for (var i = 0; i < X.Length; i++)
        {
            double[] covariances = [.. X.Select(x => Covariance("matern32", X[i], x))];
            Assert.Equal(process.Mean(covariances), process.FittedMean(i, ScikitLearnReference.Alpha), 1e-9);
        }
    }

    [Fact]
    public void What_is_foretold_of_a_point_without_it_is_the_mean_of_a_process_that_never_saw_it()
    {
        var whole = Condition("matern52", X.Length);
        whole.SetTargets(ScikitLearnReference.Y);
        var without = Condition("matern52", X.Length - 1);
        without.SetTargets(ScikitLearnReference.Y);
        double[] covariances = [.. X[..^1].Select(x => Covariance("matern52", X[^1], x))];
        Assert.Equal(without.Mean(covariances), whole.LeaveOneOut()[^1], 1e-8);
    }

    [Fact]
    public void A_point_that_makes_the_covariance_indefinite_is_refused_and_leaves_no_trace()
    {
        var process = new GaussianProcess();
        Assert.True(process.TryAdd([1]));
        Assert.False(process.TryAdd([2, 1]));
        Assert.Equal(1, process.Count);
        Assert.True(process.TryAdd([0.5, 1]));
    }

    [Fact]
    public void The_covariance_gradient_is_the_derivative_of_the_likelihood()
    {
        const double Step = 1e-6;
        const int Count = 6;
        var process = Condition("matern52", Count);
        process.SetTargets(ScikitLearnReference.Y);
        var gradient = new double[Count * (Count + 1) / 2];
        process.CovarianceGradient(gradient);
        for (int i = 0, at = 0; i < Count; i++)
            for (var j = 0; j <= i; j++, at++)
                Assert.Equal((Likelihood(i, j, Step) - Likelihood(i, j, -Step)) / (2 * Step), gradient[at], 1e-3 * (1 + Math.Abs(gradient[at])));

        double Likelihood(int row, int column, double change)
        {
            var changed = new GaussianProcess();
            for (var i = 0; i < Count; i++)
            {
                var covariances = Row("matern52", i);
                if (i == row) covariances[column] += change;
                Assert.True(changed.TryAdd(covariances));
            }
            changed.SetTargets(ScikitLearnReference.Y);
            return changed.LogMarginalLikelihood;
        }
    }

    private static GaussianProcess Condition(string kernel, int count)
    {
        var process = new GaussianProcess();
        for (var i = 0; i < count; i++) Assert.True(process.TryAdd(Row(kernel, i)));
        return process;
    }

    private static double[] Row(string kernel, int i) =>
        [.. Enumerable.Range(0, i + 1).Select(j => Covariance(kernel, X[i], X[j]) + (i == j ? ScikitLearnReference.Alpha : 0))];

    /// <summary>The kernels of the reference (Rasmussen and Williams 2006, section 4.2.1).</summary>
    private static double Covariance(string kernel, double[] a, double[] b)
    {
        double[] scales = kernel == "rbf_ard" ? ScikitLearnReference.ArdScales : [ScikitLearnReference.Scale, ScikitLearnReference.Scale];
        var r = Math.Sqrt(a.Zip(b, (x, y) => x - y).Zip(scales, (difference, scale) => difference / scale).Sum(d => d * d));
        return ScikitLearnReference.Variance * kernel switch
        {
            "matern32" => (1 + Math.Sqrt(3) * r) * Math.Exp(-Math.Sqrt(3) * r),
            "matern52" => (1 + Math.Sqrt(5) * r + 5 * r * r / 3) * Math.Exp(-Math.Sqrt(5) * r),
            _ => Math.Exp(-0.5 * r * r),
        };
    }
}
