using NasGen.Plans;
using NasGen.Search.Contracts;

namespace NasGen.Expansions;

/// <summary>
/// Cohen and Welling 2016 for images (p4): the first repeat looks at an image with the four turns of its kernels, the later ones at the turns of features,
/// and after the last one the turns are averaged, so that the output turns with the image.
/// </summary>
internal static class TurningConvolution
{
    private const int Turns = 4;

    /// <exception cref="NasException">NAS2045: the input is no square image, or the strides are not the same from all sides.</exception>
    public static IEnumerable<BlockPlan> Expand(BlockSettings s)
    {
        if (s.IsFirst && !(s.Input is [_, var height, var width] && height == width))
            throw Unfit(s, $"needs square images, [channels, size, size] per sample, but gets [{string.Join(", ", s.Input)}].");
        var (size, padding) = (s.Input[^1], (s.Kernel - 1) / 2);
        if ((size + 2 * padding - s.Kernel) % s.Stride is var rest && rest != 0)
            throw Unfit(
                s,
                $"leaves out {rest} of {size} pixels at two sides only, by a stride of {s.Stride} and a kernel of {s.Kernel}: such a grid does not turn. "
                + $"Use {(s.Kernel % 2 == 0 ? "an odd" : "an even")} kernel, no stride, or images of another size.");
        yield return new GroupConvolutionLayer(s.IsFirst ? 1 : Turns, s.Channels, s.Width, s.Kernel, s.Stride, padding, Bias: !s.HasNorm);
        if (s.HasNorm) yield return new Normalization(s.Norm, Rank: 2, s.Width);
        yield return new Nonlinearity(s.Activation);
        if (s.IsLast) yield return new OrbitMeanLayer();
    }

    private static NasException Unfit(BlockSettings s, string why) => new("NAS2045", $"{s.Block} with the symmetry {s.Symmetry} {why}");
}
