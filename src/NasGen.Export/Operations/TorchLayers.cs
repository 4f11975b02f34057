using NasGen.Export.PyTorch;
using TorchSharp;
using TorchSharp.Modules;
using Module = TorchSharp.torch.nn.Module;

namespace NasGen.Export.Operations;

/// <summary>
/// Layers of TorchSharp as expressions of Python. A layer that is not here becomes a class of its own, with what it computes, like a module of the user.
/// </summary>
internal static class TorchLayers
{
    /// <summary>The expression that constructs the same layer in PyTorch; <see langword="null"/> if none is known.</summary>
    public static string? Of(Module module) => module switch
    {
        Linear m => Call("Linear", [Text(m.in_features), Text(m.out_features)], ("bias", m.bias is not null, true)),
        Conv1d or Conv2d or Conv3d => Convolution((Convolution)module),
        BatchNorm1d or BatchNorm2d or BatchNorm3d => Norm((NormBase)module, affine: true, tracks: true),
        InstanceNorm1d or InstanceNorm2d or InstanceNorm3d => Norm((NormBase)module, affine: false, tracks: false),
        LayerNorm m when !m.elementwise_affine || m.bias is not null => Call(
            "LayerNorm", [PythonText.Tuple(m.normalized_shape)], ("eps", m.eps, 1e-5), ("elementwise_affine", m.elementwise_affine, true)),
        TorchSharp.Modules.GroupNorm m when m.affine => Call("GroupNorm", [Text(m.num_groups), Text(m.weight.shape[0])], ("eps", m.eps, 1e-5)),
        ReLU => "nn.ReLU()",
        ReLU6 => "nn.ReLU6()",
        SiLU => "nn.SiLU()",
        GELU { approximate: GELU.Approximate.none } => "nn.GELU()",
        GELU => "nn.GELU(approximate='tanh')",
        Hardswish => "nn.Hardswish()",
        Hardsigmoid => "nn.Hardsigmoid()",
        LeakyReLU m => Call("LeakyReLU", [], ("negative_slope", m.negative_slope, 0.01)),
        ELU m => Call("ELU", [], ("alpha", m.alpha, 1.0)),
        Tanh => "nn.Tanh()",
        Sigmoid => "nn.Sigmoid()",
        PReLU m => Call("PReLU", [Text(m.weight.shape[0])]),
        Softmax m => Call("Softmax", [], ("dim", m.dim, null)),
        LogSoftmax m => Call("LogSoftmax", [], ("dim", m.dim, null)),
        MaxPool1d m => Pool(
            "MaxPool1d", [m.kernel_size], m.stride is { } s ? [s] : null, m.padding is { } p ? [p] : null,
            ("dilation", m.dilation ?? 1, 1L), ("ceil_mode", m.ceil_mode, false)),
        MaxPool2d m => Pool("MaxPool2d", m.kernel_size, m.stride, m.padding, ("dilation", One(m.dilation) ?? 1L, 1L), ("ceil_mode", m.ceil_mode, false)),
        AvgPool1d m when m.padding is null => Pool("AvgPool1d", [m.kernel_size], m.stride is { } s ? [s] : null, null, ("ceil_mode", m.ceil_mode, false)),
        AvgPool2d { divisor_override: null } m => Pool(
            "AvgPool2d", m.kernel_size, m.stride, m.padding, ("ceil_mode", m.ceil_mode, false), ("count_include_pad", m.count_include_pad, true)),
        AdaptiveAvgPool1d m => Call("AdaptiveAvgPool1d", [Text(m.output_size)]),
        AdaptiveAvgPool2d m => Call("AdaptiveAvgPool2d", [Spread(m.output_size)]),
        Flatten m => Call("Flatten", [], ("start_dim", m.start_dim, 1L), ("end_dim", m.end_dim, -1L)),
        Dropout m => Call("Dropout", [PythonText.Of(m.p)]),
        Dropout2d m => Call("Dropout2d", [PythonText.Of(m.p)]),
        Identity => "nn.Identity()",
        _ => null,
    };

    /// <summary>The expression of a native recurrent layer; its weights say its sizes.</summary>
    public static string? Recurrent(Module module)
    {
        if (module is not (LSTM or GRU)) return null;
        var state = module.state_dict();
        var input = state["weight_ih_l0"].shape[1];
        var hidden = state["weight_hh_l0"].shape[1];
        long layers = state.Keys.Count(key => key.StartsWith("weight_ih_l", StringComparison.Ordinal) && !key.EndsWith("_reverse", StringComparison.Ordinal));
        return Call(
            module is LSTM ? "LSTM" : "GRU", [Text(input), Text(hidden)],
            ("num_layers", layers, 1L),
            ("bias", state.ContainsKey("bias_ih_l0"), true),
            ("batch_first", Recurrences.IsBatchFirst(module), false),
            ("bidirectional", state.ContainsKey("weight_ih_l0_reverse"), false));
    }

    private static string Convolution(Convolution m)
    {
        object padding = m.padding_type is { } type ? type == Padding.Same ? "same" : "valid" : Padded(m.padding);
        return Call(
            $"Conv{m.kernel_size.Length}d", [Text(m.in_channels), Text(m.out_channels), Spread(m.kernel_size)],
            ("stride", Shape(m.stride), 1L), ("padding", padding, 0L), ("dilation", Shape(m.dilation), 1L), ("groups", m.groups, 1L),
            ("bias", m.bias is not null, true), ("padding_mode", m.padding_mode.ToString().ToLowerInvariant(), "zeros"));
    }

    private static object Padded(long[]? padding) => padding is null ? 0L : Shape(padding);

    private static string Norm(NormBase m, bool affine, bool tracks) => Call(
        m.GetType().Name, [Text(m.num_features)],
        ("eps", m.eps, 1e-5), ("momentum", m.momentum ?? 0.1, 0.1), ("affine", m.affine, affine), ("track_running_stats", m.track_running_stats, tracks));

    private static string Pool(
        string name, long[] kernel, long[]? stride, long[]? padding, params (string Name, object? Value, object? Default)[] rest) => Call(
        name, [Spread(kernel)], [("stride", stride is null ? null : Shape(stride), null), ("padding", Padded(padding), 0L), .. rest]);

    private static object? One(long[]? numbers) => numbers is null ? null : Shape(numbers);

    /// <summary>One number if all are equal, otherwise a tuple.</summary>
    private static object Shape(long[] numbers) => numbers.Distinct().Count() == 1 ? numbers[0] : numbers;

    private static string Spread(long[] numbers) => Text(Shape(numbers));

    private static string Call(string name, IEnumerable<string> positional, params (string Name, object? Value, object? Default)[] named) =>
        $"nn.{name}({string.Join(", ", positional.Concat(named.Where(n => !Equals(n.Value, n.Default)).Select(n => $"{n.Name}={Text(n.Value)}")))})";

    private static string Text(object? value) => value switch
    {
        null => "None",
        bool flag => PythonText.Of(flag),
        double real => PythonText.Of(real),
        long[] numbers => PythonText.Tuple(numbers),
        string text => $"'{text}'",
        _ => PythonText.Of(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
