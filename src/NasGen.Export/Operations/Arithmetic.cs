namespace NasGen.Export.Operations;

/// <summary>Operations of two tensors, or of a tensor and a number.</summary>
internal static class Arithmetic
{
    public static IEnumerable<Operation> Rows =>
    [
        .. Pair("add", "trg", o => o.Node("Add", Left(o), Scaled(o, "trg")), p => $"torch.add({p["tensor"]}, {p.Operand("trg")}{Alpha(p)})"),
        .. Pair("sub", "trg", Simple("Sub", "trg"), p => $"{p["tensor"]} - {p.Operand("trg")}"),
        new("THSTensor_mul", Simple("Mul", "target"), p => $"{p["tensor"]} * {p.Operand("target")}"),
        new("THSTensor_mul_scalar", Simple("Mul", "scalar"), p => $"{p["tensor"]} * {p.Operand("scalar")}"),
        .. Pair("div", "trg", Divide, p => $"torch.div({p["tensor"]}, {p.Operand("trg")}{Rounding(p)})"),
        new("THSTensor_true_divide", o => o.Node("Div", o.As("left", o.Result.Type), o.As("right", o.Result.Type)), p => $"{p["left"]} / {p["right"]}"),
        new("THSTensor_true_divide_scalar", o => o.Node("Div", o.As("left", o.Result.Type), o.Operand("right", o.Result.Type)),
            p => $"{p["left"]} / {p.Operand("right")}"),
        new("THSTensor_floor_divide", o => o.Node("Floor", Real(o, o.Node("Div", o.As("left", o.Result.Type), o.As("right", o.Result.Type)))),
            p => $"torch.floor_divide({p["left"]}, {p["right"]})"),
        new("THSTensor_pow", o => o.Node("Pow", o.As("tensor", o.Result.Type), o.As("exponent", o.Result.Type)),
            p => $"torch.pow({p["tensor"]}, {p["exponent"]})"),
        new("THSTensor_pow_scalar", o => o.Node("Pow", o.As("tensor", o.Result.Type), o.Operand("scalar", o.Result.Type)),
            p => $"torch.pow({p["tensor"]}, {p.Operand("scalar")})"),
        .. Pair("remainder", "trg", o => Remainder(o, "trg"), p => $"torch.remainder({p["tensor"]}, {p["trg"]})", hasScalar: false),
        new("THSTensor_remainder_scalar", o => Remainder(o, "scalar"), p => $"torch.remainder({p["tensor"]}, {p.Operand("scalar")})"),
        new("THSTensor_fmod", o => o.Node("Mod", [Left(o), o.As("trg", o.Result.Type)], ("fmod", 1L)), p => $"torch.fmod({p["tensor"]}, {p["trg"]})"),
        new("THSTensor_fmod_scalar", o => o.Node("Mod", [Left(o), o.Operand("scalar", o.Result.Type)], ("fmod", 1L)),
            p => $"torch.fmod({p["tensor"]}, {p.Operand("scalar")})"),
        new("THSTensor_max_elementwise", Simple("Max", "other"), p => $"torch.maximum({p["tensor"]}, {p["other"]})"),
        new("THSTensor_min_elementwise", Simple("Min", "other"), p => $"torch.minimum({p["tensor"]}, {p["other"]})"),
        new("THSTensor_lerp", o => o.Node("Add", Left(o), o.Node("Mul", o.Operand("weight", o.Result.Type), o.Node("Sub", o["end"], Left(o)))),
            p => $"torch.lerp({p["tensor"]}, {p["end"]}, {Weight(p)})"),
        new("THSTensor_addcmul", o => o.Node("Add", o["tensor"], o.Node("Mul", o.Operand("value", o.Result.Type), o.Node("Mul", o["tensor1"], o["tensor2"]))),
            p => $"torch.addcmul({p["tensor"]}, {p["tensor1"]}, {p["tensor2"]}, value={p.Operand("value")})"),
        new("THSTensor_addcdiv", o => o.Node("Add", o["tensor"], o.Node("Mul", o.Operand("value", o.Result.Type), o.Node("Div", o["tensor1"], o["tensor2"]))),
            p => $"torch.addcdiv({p["tensor"]}, {p["tensor1"]}, {p["tensor2"]}, value={p.Operand("value")})"),
    ];

    /// <summary>The weight of <c>lerp</c>: PyTorch 1.13 does not convert a tensor of another type.</summary>
    private static string Weight(PythonCall p) =>
        p.Optional("weight") is { } weight && weight.Type != p.Result.Type ? $"{p["weight"]}.to({PythonCall.TypeName(p.Result.Type)})" : p.Operand("weight");

    /// <summary>The row of two tensors and the row of a tensor and a number.</summary>
    private static IEnumerable<Operation> Pair(
        string name, string _, Func<OnnxCall, string> onnx, Func<PythonCall, string> python, bool hasScalar = true)
    {
        yield return new Operation("THSTensor_" + name, onnx, python);
        if (hasScalar) yield return new Operation($"THSTensor_{name}_scalar", onnx, python);
    }

    private static Func<OnnxCall, string> Simple(string op, string other) => o => o.Node(op, Left(o), o.Operand(other, o.Result.Type));

    private static string Left(OnnxCall o) => o.As("tensor", o.Result.Type);

    private static string Scaled(OnnxCall o, string other)
    {
        var operand = o.Operand(other, o.Result.Type);
        return o.IsNull("alpha") || o.Real("alpha") == 1 ? operand : o.Node("Mul", operand, o.Number(o.Real("alpha")));
    }

    private static string Alpha(PythonCall p) => p.IsNull("alpha") || p.Real("alpha") == 1 ? "" : $", alpha={p.Operand("alpha")}";

    private static string Rounding(PythonCall p) => p.Text("rounding_mode") is { } mode ? $", rounding_mode='{mode}'" : "";

    private static string Divide(OnnxCall o)
    {
        var quotient = o.Node("Div", Left(o), o.Operand("trg", o.Result.Type));
        if (o.Text("rounding_mode") is not { } mode) return quotient;
        if (!CallArguments.IsReal(o.Result.Type)) throw o.Cannot("whole numbers are divided");
        return mode == "floor" ? o.Node("Floor", quotient) : Elementwise.Truncated(o, quotient);
    }

    private static string Real(OnnxCall o, string quotient) => CallArguments.IsReal(o.Result.Type) ? quotient : throw o.Cannot("whole numbers are divided");

    private static string Remainder(OnnxCall o, string other)
    {
        if (!CallArguments.IsReal(o.Result.Type)) return o.Node("Mod", Left(o), o.Operand(other, o.Result.Type));
        var (left, right) = (Left(o), o.Operand(other, o.Result.Type));
        return o.Node("Sub", left, o.Node("Mul", right, o.Node("Floor", o.Node("Div", left, right))));
    }
}
