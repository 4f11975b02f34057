using NasGen.Plans;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Convolution = NasGen.Plans.Convolution;

namespace NasGen.Supernets;

/// <summary>Runs a block on shared weights. The input stays the caller's.</summary>
internal delegate Tensor SharedStep(Tensor input, bool training);

/// <summary>
/// The third interpreter of block plans, beside <see cref="ModuleBuilder"/> and <see cref="SourcePrinter"/>: it computes with slices of the
/// widest layer, so that <c>forward</c> sees the true shapes. (Masked channels would change means, softmax and group norm.)
/// </summary>
internal sealed class SharedBlock(SharedWeights weights)
{
    /// <summary>The layers with weights and their places.</summary>
    /// <param name="channels">Of the block's input.</param>
    public static IEnumerable<(string Place, BlockPlan Layer)> Layers(string place, BlockPlan plan, long channels) => plan switch
    {
        SequencePlan p => p.Steps.SelectMany((step, i) => Layers($"{place}/{i}", step, channels)),
        ResidualPlan p => Layers($"{place}/body", p.Body, channels).Concat(p.Shortcut is null ? [] : Layers($"{place}/shortcut", p.Shortcut, channels)),
        ConcatenationPlan p => p.Branches.SelectMany((branch, i) => Layers($"{place}/branch{i}", branch, channels)),
        GatePlan p => p.Layers.SelectMany((layer, i) => Layers($"{place}/gate{i}", layer, channels)),
        CellPlan p => (p.Preprocessing is null ? [] : Layers($"{place}/pre", p.Preprocessing, channels))
            .Concat(p.Edges.SelectMany(edge => Layers(EdgePlace(place, edge.From, edge.To, edge.Option), edge.Operation, NodeChannels(p, channels)))),
        Convolution or Normalization or LinearLayer or NewPlan => [(Key(place, plan, channels), plan)],
        _ => [],
    };

    public static string EdgePlace(string place, int from, int to, string option) => $"{place}/edge{from}{to}/{option}";

    private static long NodeChannels(CellPlan cell, long channels) => cell.Preprocessing?.Steps[0] switch
    {
        Convolution first => first.Out,
        LinearLayer first => first.Out,
        FlattenLayer => ((LinearLayer)cell.Preprocessing.Steps[1]).Out,
        _ => channels,
    };

    /// <inheritdoc cref="Layers"/>
    public SharedStep Compile(string place, BlockPlan plan, long channels) => plan switch
    {
        SequencePlan p => Sequence([.. p.Steps.Select((step, i) => Compile($"{place}/{i}", step, channels))]),
        ResidualPlan p => Residual(Compile($"{place}/body", p.Body, channels), p.Shortcut is null ? null : Compile($"{place}/shortcut", p.Shortcut, channels)),
        ConcatenationPlan p => Concatenate([.. p.Branches.Select((branch, i) => Compile($"{place}/branch{i}", branch, channels))]),
        GatePlan p => Gate(Sequence([.. p.Layers.Select((layer, i) => Compile($"{place}/gate{i}", layer, channels))])),
        Convolution layer => Convolve(Reserved(Key(place, plan, channels), plan), layer),
        Normalization layer => Normalize(Key(place, plan, channels), layer),
        LinearLayer layer => Project(Reserved(Key(place, plan, channels), plan), layer),
        NewPlan => Own(Reserved(Key(place, plan, channels), plan)),
        _ => Own(LayerModules.Build(plan)),
    };

    private Module<Tensor, Tensor> Reserved(string place, BlockPlan layer)
    {
        weights.Reserve(place, layer);
        return weights.Layer(place);
    }

    /// <summary>
    /// What layers share weights: the same place and kind. A linear layer behind a flattening has as many inputs a channel as the image
    /// has pixels; with other pixels it is another layer.
    /// </summary>
    private static string Key(string place, BlockPlan plan, long channels) => plan switch
    {
        Convolution l => $"{place}:conv{l.Rank}k{l.Kernel}{(SharedWeights.IsDepthwise(l) ? "d" : "")}{(l.Bias ? "b" : "")}",
        Normalization l => $"{place}:{l.Kind}{l.Rank}",
        LinearLayer l => $"{place}:linear{(l.In % channels == 0 ? l.In / channels : l.In)}{(l.Bias ? "b" : "")}",
        NewPlan p => $"{place}:{p.Type[(p.Type.LastIndexOfAny(['.', ':']) + 1)..]}({string.Join(' ', p.Arguments.Select(a => a.Value))})".Replace('.', '_'),
        _ => place,
    };

    private static SharedStep Own(Module<Tensor, Tensor> module) => (input, _) => module.call(input);

    private static SharedStep Sequence(SharedStep[] steps) => (input, training) =>
    {
        var current = input;
        foreach (var step in steps)
        {
            var next = step(current, training);
            if (!ReferenceEquals(current, input)) current.Dispose();
            current = next;
        }
        return ReferenceEquals(current, input) ? input.alias() : current;
    };

    private static SharedStep Residual(SharedStep body, SharedStep? shortcut) => (input, training) =>
    {
        using var output = body(input, training);
        if (shortcut is null) return output + input;
        using var projected = shortcut(input, training);
        return output + projected;
    };

    private static SharedStep Concatenate(SharedStep[] branches) => (input, training) =>
    {
        var outputs = Array.ConvertAll(branches, branch => branch(input, training));
        var all = cat(outputs, 1);
        foreach (var output in outputs) output.Dispose();
        return all;
    };

    private static SharedStep Gate(SharedStep layers) => (input, training) =>
    {
        using var gate = layers(input, training);
        return input * gate;
    };

    private static SharedStep Convolve(Module<Tensor, Tensor> widest, Convolution layer)
    {
        var (weight, bias) = (widest.get_parameter("weight"), layer.Bias ? widest.get_parameter("bias") : null);
        long[] stride = [layer.Stride, layer.Stride], padding = [layer.Padding, layer.Padding], dilation = [1, 1];
        return (input, _) =>
        {
            using var w = new Slice(weight, layer.Out, layer.In / layer.Groups);
            using var b = new Slice(bias, layer.Out);
            return layer.Rank == 1
                ? functional.conv1d(input, w.Tensor!, b.Tensor, layer.Stride, layer.Padding, 1, layer.Groups)
                : functional.conv2d(input, w.Tensor!, b.Tensor, stride, padding, dilation, layer.Groups);
        };
    }

    private static SharedStep Project(Module<Tensor, Tensor> widest, LinearLayer layer)
    {
        var (weight, bias) = (widest.get_parameter("weight"), layer.Bias ? widest.get_parameter("bias") : null);
        return (input, _) =>
        {
            using var w = new Slice(weight, layer.Out, layer.In);
            using var b = new Slice(bias, layer.Out);
            return functional.linear(input, w.Tensor!, b.Tensor);
        };
    }

    private SharedStep Normalize(string key, Normalization layer)
    {
        var widest = Reserved(key, layer);
        var (weight, bias) = (widest.get_parameter("weight"), widest.get_parameter("bias"));
        var (mean, variance) = layer.Kind == Norm.Batch ? weights.Statistics(key, layer.Channels) : default;
        return (input, training) =>
        {
            using var w = new Slice(weight, layer.Channels);
            using var b = new Slice(bias, layer.Channels);
            return (layer.Kind, layer.Rank) switch
            {
                (Norm.Batch, _) => functional.batch_norm(input, mean, variance, w.Tensor, b.Tensor, training, weights.Momentum),
                (Norm.Group, _) => functional.group_norm(input, layer.Groups, w.Tensor, b.Tensor),
                (_, 0) => functional.layer_norm(input, [layer.Channels], w.Tensor, b.Tensor),
                _ => functional.instance_norm(input, null, null, w.Tensor, b.Tensor),
            };
        };
    }

    /// <summary>The first rows, and columns, of a parameter; the parameter itself where it is no wider.</summary>
    private readonly struct Slice : IDisposable
    {
        private readonly Tensor? _own;

        public Slice(Parameter? parameter, long rows, long columns = -1)
        {
            if (parameter is null) return;
            var cutRows = parameter.size(0) > rows;
            var cutColumns = columns >= 0 && parameter.size(1) > columns;
            Tensor = parameter;
            if (cutRows) Tensor = _own = parameter.narrow(0, 0, rows);
            if (!cutColumns) return;
            Tensor = Tensor.narrow(1, 0, columns);
            _own?.Dispose();
            _own = Tensor;
        }

        public Tensor? Tensor { get; }

        public void Dispose() => _own?.Dispose();
    }
}
