using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Plate;

/// <summary>
/// Kirchhoff's plate with q = D = 1 and ν = 0.3. On straight, simply supported edges, D Δ²w = q falls apart into two Poisson problems: −Δm = q and
/// −Δw = m/D with w = m = 0 on the edge (Marcus 1932).
/// </summary>
internal static class Kirchhoff
{
    /// <summary>Poisson's ratio.</summary>
    public const double Nu = 0.3;

    /// <summary>Both residuals at points, <c>[N, 2]</c>: Δm + q, and 2(Δw + m/D).</summary>
    public static Tensor Residuals(Module<Tensor, Tensor> net, Tensor points)
    {
        var x = points.detach().requires_grad_();
        var (w, m) = Fields(net, x);
        return stack([Laplacian(m, x) + 1, 2 * (Laplacian(w, x) + m)], 1);
    }

    /// <summary>The mean square of the residuals. It is weighted by the distance to the edge: m is not smooth at the corners, and no network can be.</summary>
    /// <param name="weights">The weights of the points in the mean.</param>
    public static Tensor Loss(Module<Tensor, Tensor> net, Tensor points, Tensor weights) =>
        (Residuals(net, points).square().sum(1) * Square.Edge(points).squeeze(1) * weights).sum() / weights.sum();

    /// <summary>The moments Mxx, Myy and Mxy at points, as <c>[N, 3]</c>.</summary>
    public static Tensor Moments(Module<Tensor, Tensor> net, Tensor points)
    {
        var x = points.detach().requires_grad_();
        var slope = Slope(Fields(net, x).W, x);
        var (alongX, alongY) = (Slope(slope.select(1, 0), x), Slope(slope.select(1, 1), x));
        var (xx, yy) = (alongX.select(1, 0), alongY.select(1, 1));
        // The two orders of differentiation round differently. Their mean does not change when the plate turns.
        var xy = (alongX.select(1, 1) + alongY.select(1, 0)) / 2;
        return stack([-(xx + Nu * yy), -(yy + Nu * xx), -(1 - Nu) * xy], 1).detach();
    }

    /// <summary>Δy for <c>y</c> of shape <c>[N]</c>.</summary>
    public static Tensor Laplacian(Tensor y, Tensor x)
    {
        var slope = Slope(y, x);
        return Slope(slope.select(1, 0), x).select(1, 0) + Slope(slope.select(1, 1), x).select(1, 1);
    }

    private static (Tensor W, Tensor M) Fields(Module<Tensor, Tensor> net, Tensor x) => net.call(x) is var y ? (y.select(1, 0), y.select(1, 1)) : default;

    private static Tensor Slope(Tensor y, Tensor x) => autograd.grad([y.sum()], [x], retain_graph: true, create_graph: true)[0];
}
