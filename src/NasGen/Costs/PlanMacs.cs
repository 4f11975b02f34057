using NasGen.Plans;

namespace NasGen.Costs;

/// <summary>The multiply-accumulates of a plan in closed form, by the same convention as <see cref="CostMeter"/>.</summary>
internal static class PlanMacs
{
    /// <param name="input">The shape that the plan meets, without the batch.</param>
    /// <returns><see langword="null"/> where a user module is part of it: its layers are its own affair.</returns>
    public static long? Of(BlockPlan plan, long[] input) => Walk(plan, input)?.Macs;

    private static (long Macs, long[] Output)? Walk(BlockPlan plan, long[] input) => plan switch
    {
        SequencePlan p => Chain(p.Steps, input),
        ResidualPlan p => Walk(p.Body, input) is var (body, output) && Of(p.Shortcut, input) is { } shortcut ? (body + shortcut, output) : null,
        ConcatenationPlan p => Concatenate(p, input),
        GatePlan p => Chain(p.Layers, input) is var (macs, _) ? (macs, input) : null,
        CellPlan or NewPlan => null,
        Convolution l => Convolve(l, input),
        Pooling l => (0, [input[0], .. input[1..].Select(size => Slide(size, l.Kernel, l.Stride, l.Padding))]),
        GlobalAveragePooling => (0, [input[0], .. input[1..].Select(_ => 1L)]),
        FlattenLayer => (0, [Size(input)]),
        LinearLayer l => (Size(input[..^1]) * l.In * l.Out, [.. input[..^1], l.Out]),
        _ => (0, input),
    };

    private static long? Of(SequencePlan? plan, long[] input) => plan is null ? 0 : Walk(plan, input)?.Macs;

    private static (long, long[])? Chain(IEnumerable<BlockPlan> plans, long[] input)
    {
        var (sum, shape) = (0L, input);
        foreach (var plan in plans)
        {
            if (Walk(plan, shape) is not var (macs, output)) return null;
            (sum, shape) = (sum + macs, output);
        }
        return (sum, shape);
    }

    private static (long, long[])? Concatenate(ConcatenationPlan plan, long[] input)
    {
        var branches = plan.Branches.Select(b => Walk(b, input)).ToList();
        if (branches.Any(b => b is null)) return null;
        return (branches.Sum(b => b!.Value.Macs), [branches.Sum(b => b!.Value.Output[0]), .. branches[0]!.Value.Output[1..]]);
    }

    private static (long, long[]) Convolve(Convolution layer, long[] input)
    {
        long[] output = [layer.Out, .. input[1..].Select(size => Slide(size, layer.Kernel, layer.Stride, layer.Padding))];
        return (Size(output) * (layer.In / layer.Groups) * (layer.Rank == 1 ? layer.Kernel : layer.Kernel * layer.Kernel), output);
    }

    private static long Slide(long size, long kernel, long stride, long padding) => (size + 2 * padding - kernel) / stride + 1;

    private static long Size(long[] shape) => shape.Aggregate(1L, (product, size) => product * size);
}
