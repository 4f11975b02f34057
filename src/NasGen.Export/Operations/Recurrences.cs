using System.Reflection;
using NasGen.Export.Tracing;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Module = TorchSharp.torch.nn.Module;

namespace NasGen.Export.Operations;

/// <summary>The recurrent layers LSTM and GRU, each one native call.</summary>
internal static class Recurrences
{
    /// <summary>The places of ONNX's gates in TorchSharp's weights: input, output, forget, cell; and update, reset, hidden.</summary>
    private static readonly int[] LstmGates = [0, 3, 1, 2], GruGates = [1, 0, 2];

    public static IEnumerable<Operation> Rows =>
    [
        new("THSNN_LSTM_forward", o => Layers(o, "LSTM", LstmGates, ["h_0", "c_0"]),
            p => $"(lambda y, s: (y, *s))(*{p.Module()}({p["input"]}, ({p["h_0"]}, {p["c_0"]})))"),
        new("THSNN_GRU_forward", o => Layers(o, "GRU", GruGates, ["h_0"]), p => $"{p.Module()}({p["input"]}, {p["h_0"]})"),
    ];

    /// <summary>Whether the first axis of a layer's input is the samples.</summary>
    public static bool IsBatchFirst(Module module) => Field<bool>(module, "_batch_first");

    /// <summary>One node per layer. The results are the outputs of the last layer, and the last states of all layers.</summary>
    private static string[] Layers(OnnxCall o, string op, int[] gates, string[] states)
    {
        var module = (Module)o.Step.Arguments["module"]!;
        if (o.Tensor("input").Rank != 3) throw o.Cannot("its input has no axis of samples");
        var (hidden, layers) = (Field<long>(module, "_hidden_size"), (int)Field<long>(module, "_num_layers"));
        var (isBothWays, isBatchFirst) = (Field<bool>(module, "_bidirectional"), IsBatchFirst(module));
        var directions = isBothWays ? 2 : 1;
        var x = isBatchFirst ? o.Node("Transpose", [o["input"]], ("perm", (long[])[1, 0, 2])) : o["input"];
        var sequence = o.Tensor("input").Shape[isBatchFirst ? 1 : 0];
        var batch = o.Tensor("input").Shape[isBatchFirst ? 0 : 1];
        List<string[]> last = [];
        for (var layer = 0; layer < layers; layer++)
        {
            string[] ways = isBothWays ? [$"l{layer}", $"l{layer}_reverse"] : [$"l{layer}"];
            var weights = Joined(o, ways.Select(way => Gates(o, $"weight_ih_{way}", gates, hidden)));
            var recurrent = Joined(o, ways.Select(way => Gates(o, $"weight_hh_{way}", gates, hidden)));
            var bias = o.Step.Arguments.ContainsKey($"bias_ih_{ways[0]}")
                ? Joined(o, ways.Select(way => cat([Gates(o, $"bias_ih_{way}", gates, hidden), Gates(o, $"bias_hh_{way}", gates, hidden)], 0)))
                : "";
            var from = layer * directions;
            var initial = states.Select(state => State(o, state, from, directions));
            var outputs = o.Graph.Nodes(
                op, 1 + states.Length, [x, weights, recurrent, bias, "", .. initial],
                [
                    ("hidden_size", hidden), ("direction", isBothWays ? "bidirectional" : "forward"),
                    .. op == "GRU" ? [("linear_before_reset", (object)1L)] : ((string, object)[])[],
                ]);
            last.Add(outputs[1..]);
            // [sequence, directions, batch, hidden] becomes [sequence, batch, directions · hidden].
            x = o.ToShape(o.Node("Transpose", [outputs[0]], ("perm", (long[])[0, 2, 1, 3])), [sequence, batch, new Dim(directions * hidden)]);
        }
        var result = isBatchFirst ? o.Node("Transpose", [x], ("perm", (long[])[1, 0, 2])) : x;
        return [result, .. states.Select((_, i) => layers == 1 ? last[0][i] : o.Node("Concat", last.Select(layer => layer[i]), ("axis", 0L)))];
    }

    /// <summary>The initial state of a layer. ONNX's own is zero.</summary>
    private static string State(OnnxCall o, string name, int from, int count)
    {
        var state = o.Tensor(name);
        if (state.Constant is { } constant && !constant.ne(0).any().ToBoolean()) return "";
        return o.Node("Slice", o[name], o.Graph.Numbers(from), o.Graph.Numbers(from + count), o.Graph.Numbers(0));
    }

    /// <summary>Weights with the gates in the order of ONNX.</summary>
    private static Tensor Gates(OnnxCall o, string name, int[] gates, long hidden)
    {
        var weight = o.Tensor(name).Constant!.detach();
        return cat([.. gates.Select(gate => weight.narrow(0, gate * hidden, hidden))], 0);
    }

    private static string Joined(OnnxCall o, IEnumerable<Tensor> directions) => o.Graph.Constant(stack([.. directions], 0).DetachFromDisposeScope());

    private static T Field<T>(Module module, string name) =>
        (T)module.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(module)!;
}
