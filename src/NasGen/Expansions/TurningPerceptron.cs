using NasGen.Plans;
using NasGen.Search.Contracts;

namespace NasGen.Expansions;

/// <summary>
/// Cohen and Welling 2016 for points of a plane: the first repeat looks at the four turns of a point with the same weights, the later ones mix the turns so
/// that turning the input permutes the output, and after the last one the turns are averaged.
/// </summary>
internal static class TurningPerceptron
{
    private const int Turns = 4;

    /// <exception cref="NasException">NAS2045: the input is no point of a plane.</exception>
    public static IEnumerable<BlockPlan> Expand(BlockSettings s)
    {
        if (s.IsFirst && s.Input is not [2])
            throw new NasException(
                "NAS2045",
                $"{s.Block} with the symmetry {s.Symmetry} needs the two coordinates of a point, [2] per sample, but gets [{string.Join(", ", s.Input)}].");
        return [.. Mix(s), .. s.IsLast ? (BlockPlan[])[new GlobalAveragePooling(Rank: 1), new FlattenLayer()] : []];
    }

    private static IEnumerable<BlockPlan> Mix(BlockSettings s)
    {
        if (s.IsFirst) yield return new OrbitLayer();
        yield return s.IsFirst
            ? new Convolution(Rank: 1, s.Channels, s.Width, Kernel: 1, Bias: !s.HasNorm)
            : new GroupLinearLayer(Turns, s.Channels, s.Width, Bias: !s.HasNorm);
        if (s.HasNorm) yield return new Normalization(s.Norm, Rank: 1, s.Width);
        yield return new Nonlinearity(s.Activation);
    }
}
