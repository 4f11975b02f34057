using NasGen.Plans;

namespace NasGen.Expansions;

internal static class Perceptron
{
    public static IEnumerable<BlockPlan> Expand(BlockSettings s)
    {
        if (s.Input.Length > 1) yield return new FlattenLayer();
        yield return new LinearLayer(s.Input.Aggregate(1L, (product, size) => product * size), s.Width, Bias: !s.HasNorm);
        if (s.HasNorm) yield return new Normalization(s.Norm, Rank: 0, s.Width);
        yield return new Nonlinearity(s.Activation);
    }
}
