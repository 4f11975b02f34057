using NasGen.Search.Comparison;

namespace NasGen.Search.Tests.Comparison;

public sealed class KolmogorovSmirnovTests
{
    /// <summary>Samples without ties, with the statistic and the exact p of <c>scipy.stats.ks_2samp(a, b, mode='exact')</c>, SciPy 1.10.1.</summary>
    public static TheoryData<double[], double[], double, double> SciPy => new()
    {
        {
            [0, 0.3, -0.27, -0.89, -0.45],
            [-0.99, 0.06, 1.34, -0.49, -0.62, 0.49, 0.36],
            0.42857142857142855, 0.5454545454545454
        },
        {
            [0.11, -0.93, -0.03, 0.7, -1.34, -0.46, -1.9, -1.29],
            [-1.91, 0.02, -1.22, 0.63, 0.49, 0.08, -2.72, -0.35],
            0.25, 0.98010878010878
        },
        {
            [1.36, -1.55, 0.86, 0.12, -0.64, 2, 0.76, -1.2, 0.07, 0.58],
            [0.34, 1.56, 0.51, 1.53, 2.61, -0.35],
            0.4, 0.5054945054945055
        },
        {
            [-0.3, 0.35, -0.12, -0.2, -1.11, -0.01, -0.44, 1.17, 0.65, -0.02, 0.67, -0.34],
            [2.05, 0.99, 1.58, -0.29, 1.35, -0.69, -1.04, 0.7, 0.1],
            0.4722222222222222, 0.15895281189398838
        },
        {
            [0.16, 2.24, -0.83, -0.62, 0.21, 0.49],
            [1.29, 1.25, 2.34, 2.12, 0.26, 1.4, 1.54, 0.23, 1.81, 0.47, 2.67, 1.73, 1.61, 0.79, 1.36],
            0.6666666666666666, 0.027900633937785645
        },
        {
            [-2, -1.13, 0.36, -2.13, 0.85, -1.75, 0.76, -0.85, 0.78, 0.13],
            [-2.15, 1.75, 2.02, -0.09, -0.38, -0.22, -1.37, 1.54, -0.76, -0.07],
            0.3, 0.7869297884777761
        },
        {
            [-0.79, -0.63, -1.28, 1.26, -0.15, 0.97, 0.01],
            [-0.39, -0.03, -0.26, 0.31, -0.08, 0, -1.08, -0.51, 1.95, -0.37, -0.75],
            0.24675324675324675, 0.9076168929110106
        },
        {
            [-0.15, 0.02, 1.18, 0.68, 0.38, -0.56, -1.38, 0.95, 0.97],
            [0.43, 1.25, 1.54, 1.6, 1.71, 0.05, 2.42, -0.9, 1.63, 1.19, 1.65, 2.85, 2.38, -0.77],
            0.7142857142857143, 0.003034789950929404
        },
        {
            [1.09, -1.27, -0.14, -0.01, -1.32, 1.72, 1.46, -0.46, 0.77, 0.38, -2.61, 0.25, -0.06, 0.08, -1.08],
            [0.62, 0.75, 2.66, 1.47, 0.99, 3.14, 0.22, 0.45, -1.54, 3.2, 2.35, 2.28, 1.94, 1.15, 1.3],
            0.6, 0.007655808318750842
        },
        {
            [-0.74, -0.06, -1.04, 0.61, -0.1, 0.25, -0.18, -0.73, -0.95, -0.24, -0.55, 0.23, 0, -1.36, 0.07, -1.34, -0.62, -0.29, -2.08, 0.09],
            [1.65, 1.34, 1.08, 1.13, 0.52, 1.23, 0.95, 1.59, 0.3, 1.74, 1.64, 1.36],
            0.95, 1.1514979837270302e-07
        },
    };

    [Theory]
    [MemberData(nameof(SciPy))]
    public void Statistic_and_p_are_those_of_SciPy(double[] first, double[] second, double statistic, double p)
    {
        var ks = KolmogorovSmirnov.Of(first, second);
        Assert.Equal(statistic, ks.Statistic, 12);
        // Four standard errors of 10,000 permutations, and what counting the observed division adds.
        Assert.InRange(ks.PValue, p - 4 * Math.Sqrt(p * (1 - p) / 10_000), p + 4 * Math.Sqrt(p * (1 - p) / 10_000) + 1e-4);
    }

    /// <summary>Any division of {1, 1, 1, 2, 2, 2} into threes has an odd difference of the numbers of ones: D is 1/3 at least.</summary>
    [Fact]
    public void Equal_values_are_passed_together() => Assert.Equal(new KolmogorovSmirnov(1.0 / 3, 1), KolmogorovSmirnov.Of([1, 1, 2], [1, 2, 2]));

    /// <summary>Two of the 20 divisions of six values separate the ones from the twos.</summary>
    [Fact]
    public void Ties_leave_the_p_exact()
    {
        var ks = KolmogorovSmirnov.Of([1, 1, 1], [2, 2, 2]);
        Assert.Equal(1, ks.Statistic);
        Assert.InRange(ks.PValue, 0.088, 0.112);
    }

    [Fact]
    public void Equal_samples_are_not_told_apart() => Assert.Equal(new KolmogorovSmirnov(0, 1), KolmogorovSmirnov.Of([1, 2, 3], [3, 2, 1]));
}
