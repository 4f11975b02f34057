using NasGen.Expansions;
using NasGen.Plans;

namespace NasGen.Tests.Costs;

/// <summary>Networks whose costs are published, assembled from the built-in blocks.</summary>
internal static class PublishedNetworks
{
    /// <summary>He et al. 2016, table 1, 18 layers.</summary>
    public static SequencePlan ResNet18()
    {
        List<BlockPlan> steps =
        [
            new Convolution(2, 3, 64, 7, Stride: 2, Padding: 3, Bias: false), new Normalization(Norm.Batch, 2, 64), new Nonlinearity(Activation.ReLU),
            new Pooling(IsMax: true, 2, 3, Stride: 2, Padding: 1),
        ];
        long channels = 64;
        foreach (var width in (long[])[64, 128, 256, 512])
            for (var repeat = 0; repeat < 2; repeat++)
            {
                var stride = repeat == 0 && width > 64 ? 2 : 1;
                steps.AddRange(BuiltInBlocks.Expand("global::NasGen.ResidualBlock", Settings("ResidualBlock", channels, width, stride, 1)));
                channels = width;
            }
        steps.AddRange(Head.Expand([512, 7, 7], 1000));
        return new SequencePlan(steps);
    }

    /// <summary>Sandler et al. 2018, table 2.</summary>
    public static SequencePlan MobileNetV2()
    {
        List<BlockPlan> steps = [.. BuiltInBlocks.Expand("global::NasGen.ConvBlock", Settings("ConvBlock", 3, 32, 2, 1))];
        long channels = 32;
        foreach (var (expansion, width, repeats, stride) in ((long, long, int, long)[])
            [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)])
            for (var repeat = 0; repeat < repeats; repeat++)
            {
                steps.AddRange(BuiltInBlocks.Expand(
                    "global::NasGen.MobileBlock", Settings("MobileBlock", channels, width, repeat == 0 ? stride : 1, expansion)));
                channels = width;
            }
        steps.AddRange(BuiltInBlocks.Expand("global::NasGen.ConvBlock", Settings("ConvBlock", channels, 1280, 1, 1) with { Kernel = 1 }));
        steps.AddRange(Head.Expand([1280, 7, 7], 1000));
        return new SequencePlan(steps);
    }

    private static BlockSettings Settings(string block, long channels, long width, long stride, long expansion) =>
        new(block, [channels, 1, 1], width, Kernel: 3, stride, Activation.ReLU, Norm.Batch, expansion);
}
