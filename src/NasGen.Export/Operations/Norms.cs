using NasGen.Export.PyTorch;
using NasGen.Export.Tracing;
using static TorchSharp.torch;

namespace NasGen.Export.Operations;

/// <summary>Normalisations.</summary>
internal static class Norms
{
    public static IEnumerable<Operation> Rows =>
    [
        new("THSNN_batch_norm", Batch, p =>
            $"F.batch_norm({p["input"]}, {p["running_mean"]}, {p["running_var"]}, {p["weight"]}, {p["bias"]}, False, 0.0, {p.Operand("eps")})"),
        new("THSNN_group_norm", Group, p => $"F.group_norm({p["input"]}, {p.Int("num_groups")}, {p["weight"]}, {p["bias"]}, {p.Operand("eps")})"),
        new("THSNN_instance_norm", Instance, p =>
            $"F.instance_norm({p["input"]}, {p["running_mean"]}, {p["running_var"]}, {p["weight"]}, {p["bias"]}, "
            + $"{PythonText.Of(p.Flag("use_input_stats"))}, 0.0, {p.Operand("eps")})"),
        new("THSNN_layer_norm", Layer, p => $"F.layer_norm({p["input"]}, {p.Tuple("normalized_shape")}, {p["weight"]}, {p["bias"]}, {p.Operand("eps")})"),
        new("THSNN_local_response_norm",
            o => o.Node("LRN", [o["input"]], ("alpha", o.Real("alpha")), ("beta", o.Real("beta")), ("bias", o.Real("k")), ("size", o.Int("size"))),
            p => $"F.local_response_norm({p["input"]}, {p.Int("size")}, {p.Operand("alpha")}, {p.Operand("beta")}, {p.Operand("k")})"),
        new("THSNN_normalize", Normalize, p => $"F.normalize({p["input"]}, {p.Operand("p")}, {p.Int("dim")}, {p.Operand("eps")})"),
    ];

    private static string Batch(OnnxCall o)
    {
        if (o.Flag("training") || o.IsNull("running_mean"))
            throw o.Cannot("it normalises by the batch that it is called with. Track running statistics, and call it in eval mode");
        var channels = o.Tensor("input").Sizes[1];
        return o.Node(
            "BatchNormalization", [o["input"], OrAll(o, "weight", 1, channels), OrAll(o, "bias", 0, channels), o["running_mean"], o["running_var"]],
            ("epsilon", o.Real("eps")));
    }

    private static string Instance(OnnxCall o)
    {
        var channels = o.Tensor("input").Sizes[1];
        var (scale, bias) = (OrAll(o, "weight", 1, channels), OrAll(o, "bias", 0, channels));
        return o.Flag("use_input_stats")
            ? o.Node("InstanceNormalization", [o["input"], scale, bias], ("epsilon", o.Real("eps")))
            : o.Node("BatchNormalization", [o["input"], scale, bias, o["running_mean"], o["running_var"]], ("epsilon", o.Real("eps")));
    }

    /// <summary>The operator GroupNormalization came with version 21; before, the groups are the channels of an instance normalisation.</summary>
    private static string Group(OnnxCall o)
    {
        var input = o.Tensor("input");
        var (channels, groups) = (input.Sizes[1], o.Int("num_groups"));
        if (o.Graph.Opset >= 21)
            return o.Node(
                "GroupNormalization", [o["input"], OrAll(o, "weight", 1, channels), OrAll(o, "bias", 0, channels)],
                ("num_groups", groups), ("epsilon", o.Real("eps")));
        var perGroup = input.Shape[2..].Aggregate(channels / groups, (product, size) => product * size.Fixed);
        var grouped = o.ToShape(o["input"], [input.Shape[0], new Dim(groups), new Dim(perGroup)]);
        var normal = o.ToShape(o.Node("InstanceNormalization", [grouped, All(o, 1, groups), All(o, 0, groups)], ("epsilon", o.Real("eps"))), input.Shape);
        long[] column = [channels, .. Enumerable.Repeat(1L, input.Rank - 2)];
        if (!o.IsNull("weight")) normal = o.Node("Mul", normal, o.Node("Reshape", o["weight"], o.Graph.Numbers(column)));
        return o.IsNull("bias") ? normal : o.Node("Add", normal, o.Node("Reshape", o["bias"], o.Graph.Numbers(column)));
    }

    private static string Layer(OnnxCall o)
    {
        var shape = o.Ints("normalized_shape");
        var scale = o.IsNull("weight") ? AllOf(o, 1, shape) : o["weight"];
        return o.Node("LayerNormalization", [o["input"], scale, o["bias"]], ("axis", (long)-shape.Length), ("epsilon", o.Real("eps")));
    }

    private static string Normalize(OnnxCall o)
    {
        if (o.Real("p") is not (1 or 2)) throw o.Cannot("by a norm other than the first and the second");
        var norm = o.Reduce(o.Real("p") == 1 ? "ReduceL1" : "ReduceL2", o["input"], [o.Axis("dim", o.Tensor("input"))], keep: true);
        return o.Node("Div", o["input"], o.Node("Max", norm, o.Number(o.Real("eps"))));
    }

    private static string OrAll(OnnxCall o, string name, double number, long count) => o.IsNull(name) ? All(o, number, count) : o[name];

    private static string All(OnnxCall o, double number, long count) => AllOf(o, number, [count]);

    private static string AllOf(OnnxCall o, double number, long[] shape)
    {
        using var all = full(shape, number, dtype: o.Result.Type);
        return o.Graph.Constant(all.alias());
    }
}
