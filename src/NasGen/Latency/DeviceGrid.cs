using NasGen.Costs;
using NasGen.Expansions;
using NasGen.Plans;

namespace NasGen.Latency;

/// <summary>The layers and built-in blocks that are measured for a device profile, over channels, sizes and kernels.</summary>
internal static class DeviceGrid
{
    private static readonly string[] BlockNames =
    [
        nameof(ConvBlock), nameof(SeparableConvBlock), nameof(MobileBlock), nameof(ResidualBlock), nameof(InceptionBlock), nameof(SqueezeExciteBlock),
        nameof(MaxPoolBlock), nameof(AveragePoolBlock), nameof(MlpBlock),
    ];

    /// <summary>The layers, each with its kind and its input shape without the batch.</summary>
    /// <param name="isQuick">Whether to take fewer channels and sizes.</param>
    public static IEnumerable<(string Kind, IReadOnlyList<BlockPlan> Plan, long[] Input)> Layers(bool isQuick)
    {
        long[] channels = isQuick ? [8, 48] : [4, 8, 16, 32, 64], sizes = isQuick ? [4, 16] : [4, 8, 16, 32];
        foreach (var c in channels)
        {
            foreach (var output in isQuick ? channels : [10, 64, 256]) yield return (LayerKind.Linear, [new LinearLayer(c, output)], [c]);
            yield return (LayerKind.Pointwise, [new Convolution(2, c, Math.Max(1, c / 4), 1)], [c, 1, 1]);
            foreach (var s in sizes)
            {
                long[] image = [c, s, s];
                foreach (var output in channels)
                {
                    yield return (LayerKind.Convolution, [new Convolution(2, c, output, 3, 1, 1, Bias: false)], image);
                    yield return (LayerKind.Pointwise, [new Convolution(2, c, output, 1, Bias: false)], image);
                    if (!isQuick && output == c) yield return (LayerKind.Convolution, [new Convolution(2, c, output, 5, 1, 2, Bias: false)], image);
                    if (!isQuick && output == 2 * c) yield return (LayerKind.Convolution, [new Convolution(2, c, output, 3, 2, 1, Bias: false)], image);
                }
                yield return (LayerKind.Depthwise, [new Convolution(2, c, c, 3, 1, 1, Groups: c, Bias: false)], image);
                yield return (LayerKind.Depthwise, [new Convolution(2, c, c, 5, isQuick ? 1 : 2, 2, Groups: c, Bias: false)], image);
                foreach (var norm in new[] { Norm.Batch, Norm.Group, Norm.Instance }) yield return (LayerKind.Of(norm), [new Normalization(norm, 2, c)], image);
                yield return (LayerKind.Activation, [new Nonlinearity(Activation.ReLU)], image);
                if (!isQuick) yield return (LayerKind.Activation, [new Nonlinearity(Activation.SiLU)], image);
                yield return (LayerKind.MaxPool, [new Pooling(IsMax: true, 2, 3, 1, 1)], image);
                yield return (LayerKind.AveragePool, [new Pooling(IsMax: false, 2, 2, 2)], image);
                yield return (LayerKind.GlobalPool, [new GlobalAveragePooling(2)], image);
                yield return (LayerKind.Reshape, [new FlattenLayer()], image);
                yield return (LayerKind.Sum, [new ResidualPlan(new SequencePlan([]))], image);
                yield return (LayerKind.Concatenation, [new ConcatenationPlan([.. Enumerable.Repeat(new SequencePlan([]), 4)])], image);
            }
        }
    }

    /// <summary>The built-in blocks, each with its input shape without the batch.</summary>
    /// <param name="isQuick">Whether to take fewer channels and sizes.</param>
    public static IEnumerable<(string Block, IReadOnlyList<BlockPlan> Plan, long[] Input)> Blocks(bool isQuick)
    {
        foreach (var name in BlockNames)
            foreach (var channels in isQuick ? new long[] { 16 } : [8, 16, 32])
                foreach (var size in isQuick ? new long[] { 8 } : [8, 16, 32])
                {
                    long[] input = name == nameof(MlpBlock) ? [channels] : [channels, size, size];
                    if (name == nameof(MlpBlock) && size > 8) continue;
                    var settings = new BlockSettings(name, input, channels, 3, 1, Activation.ReLU, Norm.Batch, 4);
                    yield return (name, BuiltInBlocks.Expand(Shared.BlockNames.Of(name), settings), input);
                }
    }
}
