using NasGen.Plans;

namespace NasGen.Expansions;

/// <summary>Hu et al. 2018, figure 1, after a convolution. The bottleneck is a quarter of the width (Howard et al. 2019, section 5.3).</summary>
internal static class SqueezeExcite
{
    public static IEnumerable<BlockPlan> Expand(BlockSettings s)
    {
        var squeezed = Math.Max(1, s.Width / 4);
        return
        [
            .. s.Convolve(s.Channels, s.Width, s.Kernel, s.Stride),
            new GatePlan(
            [
                new GlobalAveragePooling(s.Rank),
                new Convolution(s.Rank, s.Width, squeezed, Kernel: 1),
                new Nonlinearity(Activation.ReLU),
                new Convolution(s.Rank, squeezed, s.Width, Kernel: 1),
                new SigmoidLayer(),
            ]),
        ];
    }
}
