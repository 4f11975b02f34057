using NasGen.Plans;

namespace NasGen.Expansions;

/// <summary>
/// Szegedy et al. 2015, figure 2(b), with two 3×3 convolutions in place of the 5×5 (Szegedy et al. 2016). Three branches have a quarter of the
/// width each; the 1×1 branch has the rest.
/// </summary>
internal static class Inception
{
    public static IEnumerable<BlockPlan> Expand(BlockSettings s)
    {
        var quarter = s.Width / 4;
        if (quarter == 0)
            throw new PlanException($"InceptionBlock splits its width among four branches and needs at least 4, but its width is {s.Width}.");
        return
        [
            new ConcatenationPlan(
            [
                new SequencePlan([.. s.Convolve(s.Channels, s.Width - 3 * quarter, kernel: 1, s.Stride)]),
                new SequencePlan([.. s.Convolve(s.Channels, quarter, kernel: 1), .. s.Convolve(quarter, quarter, kernel: 3, s.Stride)]),
                new SequencePlan(
                [
                    .. s.Convolve(s.Channels, quarter, kernel: 1),
                    .. s.Convolve(quarter, quarter, kernel: 3),
                    .. s.Convolve(quarter, quarter, kernel: 3, s.Stride),
                ]),
                new SequencePlan([new Pooling(IsMax: true, s.Rank, Kernel: 3, s.Stride, Padding: 1), .. s.Convolve(s.Channels, quarter, kernel: 1)]),
            ]),
        ];
    }
}
