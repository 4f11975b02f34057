using NasGen.Plans;

namespace NasGen.Expansions;

internal static class Pool
{
    public static IEnumerable<BlockPlan> Expand(BlockSettings s, bool isMax) => [new Pooling(isMax, s.Rank, s.Kernel, s.Stride, (s.Kernel - 1) / 2)];
}
