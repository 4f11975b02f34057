using NasGen.Plans;

namespace NasGen.Costs;

/// <summary>The layers of a plan for the shape it meets, in closed form: no network is built.</summary>
internal static class LayerWalk
{
    /// <param name="block">One repeat of a property.</param>
    /// <param name="input">Its shape, without the batch.</param>
    /// <param name="output">Where it is known otherwise: a user module's cannot be computed.</param>
    public static IReadOnlyList<LayerCall> Calls(IReadOnlyList<BlockPlan> block, long[] input, long[]? output = null)
    {
        List<LayerCall> calls = [];
        Walk(block, input, output ?? input, calls);
        return calls;
    }

    /// <summary>Multiply-accumulate operations; <see langword="null"/> where a user module is part of it: its layers are its own affair.</summary>
    public static long? Macs(BlockPlan block, long[] input)
    {
        var calls = Calls([block], input);
        return calls.Any(c => c.Kind == LayerKind.Own) ? null : (long)calls.Sum(c => c.Macs);
    }

    private static long[] Walk(IEnumerable<BlockPlan> plans, long[] input, long[] last, List<LayerCall> calls)
    {
        foreach (var plan in plans) input = Walk(plan, input, last, calls);
        return input;
    }

    private static long[] Walk(BlockPlan plan, long[] input, long[] last, List<LayerCall> calls)
    {
        switch (plan)
        {
            case SequencePlan p: return Walk(p.Steps, input, last, calls);
            case ResidualPlan p:
                var sum = Walk(p.Body, input, last, calls);
                if (p.Shortcut is { } shortcut) Walk(shortcut, input, last, calls);
                return Add(LayerKind.Sum, 0, 3 * Size(sum), sum);
            case GatePlan p:
                Walk(p.Layers, input, last, calls);
                return Add(LayerKind.Sum, 0, 2 * Size(input) + input[0], input);
            case ConcatenationPlan p:
                long[][] parts = [.. p.Branches.Select(branch => Walk(branch, input, last, calls))];
                long[] all = [parts.Sum(part => part[0]), .. parts[0][1..]];
                return Add(LayerKind.Concatenation, 0, 2 * Size(all), all);
            case CellPlan p:
                var node = p.Preprocessing is { } first ? Walk(first, input, last, calls) : input;
                foreach (var edge in p.Edges) Walk(edge.Operation, node, node, calls);
                foreach (var _ in p.Edges.Skip(p.Edges.Select(e => e.To).Distinct().Count())) Add(LayerKind.Sum, 0, 3 * Size(node), node);
                long[] nodes = [(p.Nodes - 1) * node[0], .. node[1..]];
                return p.Concatenates ? Add(LayerKind.Concatenation, 0, 2 * Size(nodes), nodes) : node;
            case Convolution c:
                long[] filtered = [c.Out, .. input[1..].Select(size => (size + 2 * c.Padding - c.Kernel) / c.Stride + 1)];
                var weights = c.Out * (c.In / c.Groups) * Power(c.Kernel, c.Rank);
                var kind = LayerKind.Convolving(c.Groups, c.Kernel == 1);
                return Add(kind, Size(filtered) / c.Out * weights, Size(input) + weights + Size(filtered), filtered, c.Groups);
            case Pooling p:
                long[] pooled = [input[0], .. input[1..].Select(size => (size + 2 * p.Padding - p.Kernel) / p.Stride + 1)];
                return Add(p.IsMax ? LayerKind.MaxPool : LayerKind.AveragePool, 0, Size(input) + Size(pooled), pooled, input[0]);
            case GlobalAveragePooling p:
                long[] averaged = [input[0], .. Enumerable.Repeat(1L, p.Rank)];
                return Add(LayerKind.GlobalPool, 0, Size(input) + Size(averaged), averaged, input[0]);
            case LinearLayer l:
                long[] mapped = [.. input[..^1], l.Out];
                return Add(LayerKind.Linear, (double)Size(mapped) * l.In, Size(input) + l.In * l.Out + Size(mapped), mapped);
            case Normalization n: return Add(LayerKind.Of(n.Kind), 0, 2 * Size(input), input, n.Channels);
            case Nonlinearity or SigmoidLayer: return Add(LayerKind.Activation, 0, 2 * Size(input), input);
            case FlattenLayer: return Add(LayerKind.Reshape, 0, 0, [Size(input)]);
            case IdentityLayer: return Add(LayerKind.Reshape, 0, 0, input);
            default: return Add(LayerKind.Own, 0, Size(input) + Size(last), last);
        }

        long[] Add(string kind, double macs, double numbers, long[] output, long units = 1)
        {
            calls.Add(new LayerCall(kind, macs, LayerCalls.BytesANumber * numbers, units));
            return output;
        }
    }

    private static long Size(long[] shape) => shape.Aggregate(1L, (product, size) => product * size);

    private static long Power(long number, int exponent) => Enumerable.Repeat(number, exponent).Aggregate(1L, (a, b) => a * b);
}
