using NasGen.Plans;

namespace NasGen.Expansions;

/// <summary>Sandler et al. 2018, table 1: expand, filter depthwise, project without activation; a skip connection if shapes agree.</summary>
internal static class InvertedBottleneck
{
    public static IEnumerable<BlockPlan> Expand(BlockSettings s)
    {
        var hidden = s.Channels * s.Expansion;
        BlockPlan[] steps =
        [
            .. s.Expansion == 1 ? [] : s.Convolve(s.Channels, hidden, kernel: 1),
            .. s.Convolve(hidden, hidden, s.Kernel, s.Stride, groups: hidden),
            .. s.Convolve(hidden, s.Width, kernel: 1, isLinear: true),
        ];
        var keepsShape = s.Stride == 1 && s.Width == s.Channels && s.Kernel % 2 == 1;
        return keepsShape ? [new ResidualPlan(new SequencePlan(steps))] : steps;
    }
}
