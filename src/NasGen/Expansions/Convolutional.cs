using NasGen.Plans;

namespace NasGen.Expansions;

internal static class Convolutional
{
    public static IEnumerable<BlockPlan> Expand(BlockSettings s) => s.Convolve(s.Channels, s.Width, s.Kernel, s.Stride);
}
