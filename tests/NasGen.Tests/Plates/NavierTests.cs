using Plate;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Plates;

/// <summary>
/// The sample's reference. Timoshenko and Woinowsky-Krieger 1959, table 8: 0.00406 qa⁴/D and 0.0479 qa²; the further digits are sums of the series.
/// </summary>
public sealed class NavierTests
{
    private const int W = 0, M = 1, Mxx = 2, Myy = 3, Mxy = 4;

    [Theory]
    [InlineData(0, 0, W, 0.004062352660675 * 16)]
    [InlineData(0, 0, M, 0.0736713532815 * 4)]
    [InlineData(0, 0, Mxx, 0.0478863796 * 4)]
    [InlineData(0, 0, Myy, 0.0478863796 * 4)]
    [InlineData(0, 0, Mxy, 0)]
    [InlineData(0.5, -0.5, W, 0.00213218 * 16)]
    [InlineData(1, 0.3, W, 0)]
    [InlineData(-1, -1, Mxy, -0.0324824 * 4)]
    public void The_series_has_the_known_values(double x, double y, int field, double value)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(value, Navier.At(tensor(new[,] { { x, y } }))[0, field].item<double>(), 2e-6);
    }

    /// <summary>Exact for polynomials up to degree 31: ∫∫ x²y² over the square is 4/9, and ∫∫ x³⁰ is 4/31.</summary>
    [Fact]
    public void Gauss_points_integrate_polynomials()
    {
        using var scope = NewDisposeScope();
        var (points, weights) = Square.Gauss(16);
        Assert.Equal(4.0 / 9, (weights * points.square().prod(1)).sum().item<float>(), 1e-5);
        Assert.Equal(4.0 / 31, (weights * points.select(1, 0).pow(30)).sum().item<float>(), 1e-5);
    }
}
