using TorchSharp;
using static TorchSharp.torch;

namespace Plate;

/// <summary>
/// Navier's series of 1820 for the simply supported plate on [−1, 1]² with q = D = 1. The networks are measured with it, and never trained with it.
/// </summary>
internal static class Navier
{
    private const double Side = 2;

    /// <summary>The odd numbers of half waves. The series of the moments converges slowly.</summary>
    private const int Terms = 200;

    /// <summary>The deflection w, the moment sum m and the moments Mxx, Myy, Mxy at points, as <c>[N, 5]</c> in double precision.</summary>
    public static Tensor At(Tensor points)
    {
        using var scope = NewDisposeScope();
        var k = (arange(Terms, ScalarType.Float64) * 2 + 1) * Math.PI / Side;
        var (kx, ky) = (k.unsqueeze(1), k.unsqueeze(0));
        var sum = kx.square() + ky.square();
        var load = 16 / (Side * Side) / (kx * ky); // The coefficients of q = 1.
        var bent = load / sum.square();
        var angles = (points.to(ScalarType.Float64) + 1).unsqueeze(2) * k;
        var (sines, cosines) = (angles.sin(), angles.cos());
        Tensor Series(Tensor coefficients, Tensor waves) => (waves.select(1, 0).matmul(coefficients) * waves.select(1, 1)).sum(1);
        return stack(
            [
                Series(bent, sines),
                Series(load / sum, sines),
                Series(bent * (kx.square() + Kirchhoff.Nu * ky.square()), sines),
                Series(bent * (ky.square() + Kirchhoff.Nu * kx.square()), sines),
                Series(-(1 - Kirchhoff.Nu) * bent * kx * ky, cosines),
            ], 1).MoveToOuterDisposeScope();
    }

    /// <summary>Points of the square and their w and m. The search splits them; the residual on the validation points chooses the network.</summary>
    public static (Tensor Inputs, Tensor Targets) Data()
    {
        var points = Square.Grid(32, margin: 1.0 / 32);
        return (points, At(points).narrow(1, 0, 2).to(ScalarType.Float32));
    }
}
