using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Export.Checks;

/// <summary>How far two results are apart.</summary>
internal static class Difference
{
    /// <summary>The largest difference, as a share of the largest number if that is above one. It is infinite if shapes, NaNs or infinities differ.</summary>
    public static double Of(Tensor actual, Tensor expected)
    {
        using var scope = NewDisposeScope();
        if (!actual.shape.SequenceEqual(expected.shape)) return double.PositiveInfinity;
        if (expected.numel() == 0) return 0;
        var (a, b) = (actual.to(float64), expected.to(float64));
        var odd = b.isfinite().logical_not();
        if (odd.any().ToBoolean())
        {
            if (!a.isfinite().logical_not().eq(odd).all().ToBoolean() || !a[odd].allclose(b[odd], equal_nan: true)) return double.PositiveInfinity;
            (a, b) = (a.masked_fill(odd, 0), b.masked_fill(odd, 0));
        }
        var difference = (a - b).abs().max().ToDouble();
        return double.IsNaN(difference) ? double.PositiveInfinity : difference / Math.Max(1, b.abs().max().ToDouble());
    }
}
