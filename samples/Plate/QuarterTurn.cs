using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Plate;

/// <summary>R(x, y) = (−y, x). The plate does not change, so w(Rx) = w(x), Mxx(Rx) = Myy(x), Myy(Rx) = Mxx(x) and Mxy(Rx) = −Mxy(x).</summary>
internal static class QuarterTurn
{
    /// <summary>The largest difference that a quarter turn makes at any of 5,000 points, and at points of the axes and diagonals.</summary>
    public static double Error(Module<Tensor, Tensor> net)
    {
        using var scope = NewDisposeScope();
        var line = linspace(-1, 1, 41).unsqueeze(1);
        var points = cat(
            [rand(5000, 2) * 2 - 1, cat([line, zeros_like(line)], 1), cat([zeros_like(line), line], 1), cat([line, line], 1), cat([line, -line], 1)]);
        var turned = stack([-points.select(1, 1), points.select(1, 0)], 1);
        var (here, there) = (Kirchhoff.Moments(net, points), Kirchhoff.Moments(net, turned));
        var expected = stack([here.select(1, 1), here.select(1, 0), -here.select(1, 2)], 1);
        return Math.Max(Largest(there - expected), Largest(net.call(turned).select(1, 0) - net.call(points).select(1, 0)));
    }

    private static double Largest(Tensor difference) => difference.detach().abs().max().item<float>();
}
