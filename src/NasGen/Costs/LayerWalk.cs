using NasGen.Plans;
using NasGen.Search.Contracts;

namespace NasGen.Costs;

/// <summary>
/// The layer calls of a plan for an input shape, in closed form, without building a network. Each visit records the calls of a plan and returns
/// the shape of its output, without the batch.
/// </summary>
internal sealed class LayerWalk : IPlanVisitor<long[]>
{
    private readonly List<LayerCall> _calls;
    private readonly long[] _last;

    /// <summary>
    /// The input shape of the visited plan. <see cref="Walk(BlockPlan, long[])"/> sets it; a plan with several parts must therefore read it before
    /// it visits the first.
    /// </summary>
    private long[] _input = [];

    private LayerWalk(long[] last, List<LayerCall> calls) => (_last, _calls) = (last, calls);

    /// <summary>The calls of a block, with costs per sample.</summary>
    /// <param name="block">The plan of one repeat of a property.</param>
    /// <param name="input">The input shape, without the batch.</param>
    /// <param name="output">The output shape if it is known. It is needed for a user module, whose output shape cannot be computed.</param>
    public static IReadOnlyList<LayerCall> Calls(IReadOnlyList<BlockPlan> block, long[] input, long[]? output = null)
    {
        List<LayerCall> calls = [];
        new LayerWalk(output ?? input, calls).Walk(block, input);
        return calls;
    }

    /// <summary>Multiply-accumulate operations per sample; <see langword="null"/> if the plan contains a user module, whose layers are unknown.</summary>
    public static long? Macs(BlockPlan block, long[] input)
    {
        var calls = Calls([block], input);
        return calls.Any(c => c.Kind == LayerKind.Own) ? null : (long)calls.Sum(c => c.Macs);
    }

    public long[] Visit(SequencePlan plan) => Walk(plan.Steps, _input);

    public long[] Visit(ResidualPlan plan)
    {
        var input = _input;
        var sum = Walk(plan.Body, input);
        if (plan.Shortcut is { } shortcut) Walk(shortcut, input);
        return Add(LayerKind.Sum, 0, 3 * Size(sum), sum);
    }

    public long[] Visit(ConcatenationPlan plan)
    {
        var input = _input;
        long[][] parts = [.. plan.Branches.Select(branch => Walk(branch, input))];
        long[] all = [parts.Sum(part => part[0]), .. parts[0][1..]];
        return Add(LayerKind.Concatenation, 0, 2 * Size(all), all);
    }

    public long[] Visit(GatePlan plan)
    {
        var input = _input;
        Walk(plan.Layers, input);
        return Add(LayerKind.Sum, 0, 2 * Size(input) + input[0], input);
    }

    public long[] Visit(CellPlan plan)
    {
        var node = plan.Preprocessing is { } first ? Walk(first, _input) : _input;
        var inside = new LayerWalk(node, _calls);
        foreach (var edge in plan.Edges) inside.Walk(edge.Operation, node);
        foreach (var _ in plan.Edges.Skip(plan.Edges.Select(e => e.To).Distinct().Count())) Add(LayerKind.Sum, 0, 3 * Size(node), node);
        long[] nodes = [(plan.Nodes - 1) * node[0], .. node[1..]];
        return plan.Concatenates ? Add(LayerKind.Concatenation, 0, 2 * Size(nodes), nodes) : node;
    }

    public long[] Visit(NewPlan plan) => Add(LayerKind.Own, 0, Size(_input) + Size(_last), _last);

    public long[] Visit(Convolution layer)
    {
        var output = Slide(layer.Out, layer.Kernel, layer.Stride, layer.Padding);
        var weights = layer.Out * (layer.In / layer.Groups) * Power(layer.Kernel, layer.Rank);
        var kind = LayerKind.Convolving(layer.Groups, layer.Kernel == 1);
        return Add(kind, Size(output) / layer.Out * weights, Size(_input) + weights + Size(output), output, layer.Groups);
    }

    public long[] Visit(Normalization layer) => Add(LayerKind.Of(layer.Kind), 0, 2 * Size(_input), _input, layer.Channels);

    public long[] Visit(Nonlinearity layer) => Activate();

    public long[] Visit(SigmoidLayer layer) => Activate();

    public long[] Visit(Pooling layer) =>
        Pool(layer.IsMax ? LayerKind.MaxPool : LayerKind.AveragePool, Slide(_input[0], layer.Kernel, layer.Stride, layer.Padding));

    public long[] Visit(GlobalAveragePooling layer) => Pool(LayerKind.GlobalPool, [_input[0], .. Enumerable.Repeat(1L, layer.Rank)]);

    public long[] Visit(FlattenLayer layer) => Add(LayerKind.Reshape, 0, 0, [Size(_input)]);

    public long[] Visit(LinearLayer layer)
    {
        long[] output = [.. _input[..^1], layer.Out];
        return Add(LayerKind.Linear, (double)Size(output) * layer.In, Size(_input) + layer.In * layer.Out + Size(output), output);
    }

    public long[] Visit(OrbitLayer layer) => Add(LayerKind.Reshape, 0, 0, [2, 4]);

    public long[] Visit(GroupLinearLayer layer)
    {
        long[] output = [layer.Out, layer.Turns];
        var weights = layer.In * layer.Out * layer.Turns;
        return Add(LayerKind.Linear, layer.Turns * weights, Size(_input) + weights + Size(output), output);
    }

    public long[] Visit(GroupConvolutionLayer layer)
    {
        long Slid(long size) => (size + 2 * layer.Padding - layer.Kernel) / layer.Stride + 1;
        long[] output = [layer.Out, 4 * Slid(_input[1] / layer.Turns), Slid(_input[2])];
        var weights = layer.Out * layer.In * layer.Turns * layer.Kernel * layer.Kernel;
        var kind = LayerKind.Convolving(groups: 1, layer.Kernel == 1);
        return Add(kind, Size(output) / layer.Out * weights, Size(_input) + weights + Size(output), output);
    }

    public long[] Visit(OrbitMeanLayer layer) => Pool(LayerKind.AveragePool, [_input[0], _input[1] / 4, _input[2]]);

    public long[] Visit(IdentityLayer layer) => Add(LayerKind.Reshape, 0, 0, _input);

    private long[] Walk(IEnumerable<BlockPlan> plans, long[] input)
    {
        foreach (var plan in plans) input = Walk(plan, input);
        return input;
    }

    private long[] Walk(BlockPlan plan, long[] input)
    {
        _input = input;
        return plan.Accept(this);
    }

    private long[] Activate() => Add(LayerKind.Activation, 0, 2 * Size(_input), _input);

    private long[] Pool(string kind, long[] output) => Add(kind, 0, Size(_input) + Size(output), output, _input[0]);

    private long[] Add(string kind, double macs, double numbers, long[] output, long units = 1)
    {
        _calls.Add(new LayerCall(kind, macs, LayerCalls.BytesPerNumber * numbers, units));
        return output;
    }

    /// <summary>The output shape of a sliding window.</summary>
    private long[] Slide(long channels, long kernel, long stride, long padding) =>
        [channels, .. _input[1..].Select(size => (size + 2 * padding - kernel) / stride + 1)];

    private static long Size(long[] shape) => shape.Aggregate(1L, (product, size) => product * size);

    private static long Power(long number, int exponent) => Enumerable.Repeat(number, exponent).Aggregate(1L, (a, b) => a * b);
}
