using NasGen.Plans;

namespace NasGen.Expansions;

/// <summary>A classifier or regressor: global average pooling of a sequence or an image, then a linear layer. The output is <c>[N, outputs]</c>.</summary>
internal static class Head
{
    public static IReadOnlyList<BlockPlan> Expand(long[] input, long outputs) => input.Length switch
    {
        0 => throw new PlanException("The head needs features, a sequence or an image as input, but gets one number per sample."),
        1 => [new LinearLayer(input[0], outputs)],
        2 or 3 => [new GlobalAveragePooling(input.Length - 1), new FlattenLayer(), new LinearLayer(input[0], outputs)],
        _ => [new FlattenLayer(), new LinearLayer(input.Aggregate(1L, (product, size) => product * size), outputs)],
    };
}
