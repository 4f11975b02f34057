using NasGen.Plans;

namespace NasGen.Expansions;

/// <summary>A classifier or regressor: global average pooling where the input has space or time, then a linear layer.</summary>
internal static class Head
{
    public static IReadOnlyList<BlockPlan> Expand(long[] input, long outputs) => input.Length switch
    {
        0 => throw new PlanException("The head needs an input of features, a sequence or an image and gets one number a sample."),
        1 => [new LinearLayer(input[0], outputs)],
        2 or 3 => [new GlobalAveragePooling(input.Length - 1), new FlattenLayer(), new LinearLayer(input[0], outputs)],
        _ => [new FlattenLayer(), new LinearLayer(input.Aggregate(1L, (product, size) => product * size), outputs)],
    };
}
