using NasGen.Plans;

namespace NasGen.Expansions;

/// <summary>Howard et al. 2017, figure 3: depthwise, then pointwise, each with normalisation and activation.</summary>
internal static class Separable
{
    public static IEnumerable<BlockPlan> Expand(BlockSettings s) =>
    [
        .. s.Convolve(s.Channels, s.Channels, s.Kernel, s.Stride, groups: s.Channels),
        .. s.Convolve(s.Channels, s.Width, kernel: 1),
    ];
}
