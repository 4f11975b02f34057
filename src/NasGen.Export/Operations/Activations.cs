namespace NasGen.Export.Operations;

/// <summary>Nonlinearities.</summary>
internal static class Activations
{
    private const double SeluAlpha = 1.6732632423543772, SeluScale = 1.0507009873554805;

    public static IEnumerable<Operation> Rows =>
    [
        Row("relu", o => o.Node("Relu", o["tensor"])),
        Row("relu6", o => Elementwise.Clip(o, 0, 6, "tensor")),
        Row("selu", o => o.Node("Selu", [o["tensor"]], ("alpha", SeluAlpha), ("gamma", SeluScale))),
        Row("silu", o => o.Node("Mul", o["tensor"], o.Node("Sigmoid", o["tensor"]))),
        Row("hardswish", o => o.Node("HardSwish", o["tensor"])),
        Row("hardsigmoid", o => o.Node("HardSigmoid", [o["tensor"]], ("alpha", 1 / 6.0), ("beta", 0.5))),
        new("THSTensor_log_sigmoid", o => o.Node("Neg", o.Node("Softplus", o.Node("Neg", o["tensor"]))), p => $"F.logsigmoid({p["tensor"]})"),
        new("THSTensor_gelu", o => Gelu(o, "none"), p => $"F.gelu({p["tensor"]})"),
        new("THSTensor_gelu_with_approximate", o => Gelu(o, o.Text("approximate")!), p => $"F.gelu({p["tensor"]}, approximate='{p.Text("approximate")}')"),
        new("THSTensor_elu",
            o => o.Real("scale") == 1 && o.Real("input_scale") == 1
                ? o.Node("Elu", [o["tensor"]], ("alpha", o.Real("alpha"))) : throw o.Cannot("with a scale other than 1"),
            p => $"F.elu({p["tensor"]}, {p.Operand("alpha")})"),
        new("THSTensor_celu", o => o.Node("Celu", [o["tensor"]], ("alpha", o.Real("alpha"))), p => $"F.celu({p["tensor"]}, {p.Operand("alpha")})"),
        new("THSTensor_leaky_relu", o => o.Node("LeakyRelu", [o["tensor"]], ("alpha", o.Real("negative_slope"))),
            p => $"F.leaky_relu({p["tensor"]}, {p.Operand("negative_slope")})"),
        // Without training, its slope is the middle of its range.
        new("THSTensor_rrelu", o => o.Node("LeakyRelu", [o["tensor"]], ("alpha", (o.Real("lower") + o.Real("upper")) / 2)),
            p => $"F.rrelu({p["tensor"]}, {p.Operand("lower")}, {p.Operand("upper")})"),
        new("THSTensor_prelu", PRelu, p => $"F.prelu({p["tensor"]}, {p["trg"]})"),
        // TorchSharp 0.107 has hardtanh only in place: the other function returns its input unchanged.
        new("THSTensor_hardtanh", o => Elementwise.Clip(o, o.Real("min"), o.Real("max"), "tensor"),
            p => $"F.hardtanh({p["tensor"]}, {p.Operand("min")}, {p.Operand("max")})"),
        new("THSTensor_softplus", Softplus, p => $"F.softplus({p["tensor"]}, {p.Operand("beta")}, {p.Operand("threshold")})"),
        new("THSTensor_softshrink", o => o.Node("Shrink", [o["tensor"]], ("bias", o.Real("lambda")), ("lambd", o.Real("lambda"))),
            p => $"F.softshrink({p["tensor"]}, {p.Operand("lambda")})"),
        new("THSTensor_hardshrink", o => o.Node("Shrink", [o["tensor"]], ("bias", 0.0), ("lambd", o.Real("lambda"))),
            p => $"F.hardshrink({p["tensor"]}, {p.Operand("lambda")})"),
        new("THSTensor_threshold",
            o => o.Node("Where", o.Node("Greater", o["tensor"], o.Number(o.Real("threshold"))), o["tensor"], o.Number(o.Real("value"))),
            p => $"F.threshold({p["tensor"]}, {p.Operand("threshold")}, {p.Operand("value")})"),
        new("THSTensor_glu", Glu, p => $"F.glu({p["tensor"]}, {p.Int("dim")})"),
        Softmax("softmax", "Softmax"), Softmax("log_softmax", "LogSoftmax"),
    ];

    private static Operation Row(string name, Func<OnnxCall, string> onnx) => new("THSTensor_" + name, onnx, p => $"F.{name}({p["tensor"]})");

    private static Operation Softmax(string name, string op) => new(
        "THSSpecial_" + name, o => o.Node(op, [o.As("tensor", o.Result.Type)], ("axis", o.Axis("dim", o.Tensor("tensor")))),
        p => $"F.{name}({p["tensor"]}, dim={p.Int("dim")})");

    /// <summary>x · Φ(x). The operator Gelu came with version 20.</summary>
    private static string Gelu(OnnxCall o, string approximate)
    {
        var x = o["tensor"];
        if (o.Graph.Opset >= 20) return o.Node("Gelu", [x], ("approximate", approximate));
        string Cubic() => o.Node("Add", x, o.Node("Mul", o.Number(0.044715), o.Node("Pow", x, o.Number(3))));
        var inner = approximate == "tanh"
            ? o.Node("Tanh", o.Node("Mul", o.Number(Math.Sqrt(2 / Math.PI)), Cubic()))
            : o.Node("Erf", o.Node("Mul", x, o.Number(Math.Sqrt(0.5))));
        return o.Node("Mul", o.Node("Mul", x, o.Number(0.5)), o.Node("Add", inner, o.Number(1)));
    }

    /// <summary>The slopes belong to the channels, which are the second axis.</summary>
    private static string PRelu(OnnxCall o)
    {
        var (rank, slopes) = (o.Tensor("tensor").Rank, o.Tensor("trg").Sizes is [var count] ? count : 1);
        var slope = rank <= 2 || slopes == 1 ? o["trg"] : o.Node("Reshape", o["trg"], o.Graph.Numbers([slopes, .. Enumerable.Repeat(1L, rank - 2)]));
        return o.Node("PRelu", o["tensor"], slope);
    }

    private static string Softplus(OnnxCall o)
    {
        var (x, beta) = (o["tensor"], o.Real("beta"));
        return beta == 1 ? o.Node("Softplus", x) : o.Node("Div", o.Node("Softplus", o.Node("Mul", x, o.Number(beta))), o.Number(beta));
    }

    private static string Glu(OnnxCall o)
    {
        var axis = o.Axis("dim", o.Tensor("tensor"));
        var half = o.Tensor("tensor").Sizes[axis] / 2;
        var parts = o.Graph.Nodes("Split", 2, [o["tensor"], o.Graph.Numbers(half, half)], ("axis", axis));
        return o.Node("Mul", parts[0], o.Node("Sigmoid", parts[1]));
    }
}
