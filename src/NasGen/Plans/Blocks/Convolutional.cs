namespace NasGen.Plans.Blocks;

internal static class Convolutional
{
    public static IEnumerable<BlockPlan> Expand(BlockSettings s) => s.Convolve(s.Channels, s.Width, s.Kernel, s.Stride);
}
