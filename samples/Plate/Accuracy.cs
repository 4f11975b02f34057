using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Plate;

/// <summary>How near a network is to Navier's series.</summary>
/// <param name="Deflection">w at the centre.</param>
/// <param name="Moment">Mxx at the centre.</param>
/// <param name="DeflectionError">The relative L2 error of w on a grid of 41 × 41 points, edges included.</param>
/// <param name="MomentError">The relative L2 error of Mxx on 23 × 23 points with |x|, |y| ≤ 0.55.</param>
/// <param name="TwistError">The relative L2 error of Mxy there.</param>
internal sealed record Accuracy(double Deflection, double Moment, double DeflectionError, double MomentError, double TwistError)
{
    public static Accuracy Of(Module<Tensor, Tensor> net)
    {
        using var scope = NewDisposeScope();
        var centre = zeros(1, 2);
        Tensor all = Square.Grid(41), inner = Square.Grid(23, margin: 0.45);
        var (moments, exact) = (Kirchhoff.Moments(net, inner), Navier.At(inner));
        return new Accuracy(
            net.call(centre).select(1, 0).item<float>(), Kirchhoff.Moments(net, centre)[0, 0].item<float>(),
            Error(net.call(all).select(1, 0), Navier.At(all).select(1, 0)), Error(moments.select(1, 0), exact.select(1, 2)),
            Error(moments.select(1, 2), exact.select(1, 4)));
    }

    private static double Error(Tensor found, Tensor exact) => ((found.detach() - exact).norm() / exact.norm()).item<double>();
}
