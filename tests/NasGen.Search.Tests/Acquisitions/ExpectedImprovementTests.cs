using NasGen.Search.Acquisitions;
using NasGen.Search.Numerics;

namespace NasGen.Search.Tests.Acquisitions;

public sealed class ExpectedImprovementTests
{
    /// <summary>The values are those of mpmath 1.3 with 80 digits.</summary>
    [Theory]
    [InlineData(3, 1.0987396653277077727)]
    [InlineData(0.5, -0.35982768374506381859)]
    [InlineData(0, -0.91893853320467274178)]
    [InlineData(-0.9, -2.2982829894596517308)]
    [InlineData(-1, -2.4851210257126413368)]
    [InlineData(-1.1, -2.6791783824760533025)]
    [InlineData(-2.5, -6.2125416454435128635)]
    [InlineData(-5, -16.744301162660990143)]
    [InlineData(-10, -55.553122036122355927)]
    [InlineData(-20, -206.91783850942509785)]
    [InlineData(-49, -1209.2038267923771488)]
    [InlineData(-51, -1309.2837416530380221)]
    [InlineData(-100, -5010.1295788002497923)]
    [InlineData(-1000, -500014.73445209115845)]
    [InlineData(-1e5, -5000000023.9447894634)]
    [InlineData(-1e8, -5000000000000037.7603)]
    public void The_logarithm_is_exact_where_the_improvement_itself_underflows(double z, double expected)
    {
        var value = ExpectedImprovement.LogH(z);
        Assert.Equal(expected, value, 1e-11 * Math.Max(1, Math.Abs(expected)));
        Assert.Equal(value + Math.Log(2), ExpectedImprovement.Log(1 + 2 * z, 2, 1), 1e-9 * Math.Max(1, Math.Abs(expected)));
    }

    [Theory]
    [InlineData(3, -0.0013508099647481938)]
    [InlineData(-0.9, -1.69249280656133817)]
    [InlineData(-2.5, -5.0816482772786905)]
    [InlineData(-20, -203.917155371097264)]
    [InlineData(-51, -1305.35114826460231)]
    public void The_logarithm_of_the_normal_distribution_is_exact_in_its_tail(double z, double expected) =>
        Assert.Equal(expected, StandardNormal.LogCumulative(z), 1e-11 * Math.Max(1, Math.Abs(expected)));

    [Fact]
    public void The_improvement_is_the_integral_over_the_normal_density()
    {
        foreach (var (mean, deviation, best) in ((double, double, double)[])[(0, 1, 0.3), (2, 0.5, 1), (-1, 0.4, 0.5)])
        {
            const int Steps = 200_000;
            var sum = 0.0;
            for (var i = 0; i < Steps; i++)
            {
                var y = best + (i + 0.5) * 12 / Steps;
                sum += (y - best) * StandardNormal.Density((y - mean) / deviation) / deviation * 12 / Steps;
            }
            Assert.Equal(sum, ExpectedImprovement.Value(mean, deviation, best), 1e-8);
            Assert.Equal(Math.Log(sum), ExpectedImprovement.Log(mean, deviation, best), 1e-6);
        }
    }

    [Fact]
    public void Without_uncertainty_the_improvement_is_the_difference()
    {
        Assert.Equal(Math.Log(2), ExpectedImprovement.Log(3, 0, 1));
        Assert.Equal(double.NegativeInfinity, ExpectedImprovement.Log(1, 0, 3));
    }
}
