using static TorchSharp.torch;

namespace NasGen.Export.Operations;

/// <summary>Comparisons, logic, and choices by them.</summary>
internal static class Comparisons
{
    public static IEnumerable<Operation> Rows =>
    [
        .. Compare("eq", "==", (o, a, b) => o.Node("Equal", a, b)),
        .. Compare("ne", "!=", (o, a, b) => o.Node("Not", o.Node("Equal", a, b))),
        .. Compare("lt", "<", (o, a, b) => o.Node("Less", a, b)),
        .. Compare("le", "<=", (o, a, b) => o.Node("LessOrEqual", a, b)),
        .. Compare("gt", ">", (o, a, b) => o.Node("Greater", a, b)),
        .. Compare("ge", ">=", (o, a, b) => o.Node("GreaterOrEqual", a, b)),
        Logic("logical_and", "And"), Logic("logical_or", "Or"), Logic("logical_xor", "Xor"),
        Bits("bitwise_and", "And", "&"), Bits("bitwise_or", "Or", "|"), Bits("bitwise_xor", "Xor", "^"),
        new("THSTensor_logical_not", o => o.Node("Not", o.As("tensor", ScalarType.Bool)), p => $"torch.logical_not({p["tensor"]})"),
        new("THSTensor_bitwise_not", o => o.Node("Not", Bool(o, "tensor")), p => $"~{p["tensor"]}"),
        new("THSTensor_isnan", o => o.Node("IsNaN", o["tensor"]), p => $"torch.isnan({p["tensor"]})"),
        new("THSTensor_isinf", o => o.Node("IsInf", o["tensor"]), p => $"torch.isinf({p["tensor"]})"),
        new("THSTensor_where", o => o.Node("Where", o.As("condition", ScalarType.Bool), o.As("x", o.Result.Type), o.As("y", o.Result.Type)),
            p => $"torch.where({p["condition"]}, {p["x"]}, {p["y"]})"),
        new("THSTensor_masked_fill", o => o.Node("Where", o.As("mask", ScalarType.Bool), o.Operand("value", o.Result.Type), o["tensor"]),
            p => $"{p["tensor"]}.masked_fill({p["mask"]}, {p.Operand("value")})"),
    ];

    private static IEnumerable<Operation> Compare(string name, string sign, Func<OnnxCall, string, string, string> compare)
    {
        string Onnx(OnnxCall o)
        {
            var tensor = o.Tensor("tensor");
            // A fraction is not compared as a whole number.
            var type = o.Optional("trg") is { } other ? CallArguments.Common(tensor.Type, other.Type)
                : CallArguments.IsReal(tensor.Type) || o.Step.Arguments["trg"] is long ? tensor.Type : ScalarType.Float32;
            if (type == ScalarType.Bool && name is not ("eq" or "ne")) type = ScalarType.Int32;
            return compare(o, o.As(tensor, type), o.Operand("trg", type));
        }
        string Python(PythonCall p) => $"{p["tensor"]} {sign} {p.Operand("trg")}";
        yield return new Operation("THSTensor_" + name, Onnx, Python);
        yield return new Operation($"THSTensor_{name}_scalar", Onnx, Python);
    }

    private static Operation Logic(string name, string op) => new(
        "THSTensor_" + name, o => o.Node(op, o.As("tensor", ScalarType.Bool), o.As("other", ScalarType.Bool)),
        p => $"torch.{name}({p["tensor"]}, {p["other"]})");

    private static Operation Bits(string name, string op, string sign) => new(
        "THSTensor_" + name, o => o.Node(op, Bool(o, "tensor"), Bool(o, "other")), p => $"{p["tensor"]} {sign} {p["other"]}");

    private static string Bool(OnnxCall o, string name) =>
        o.Tensor(name).Type == ScalarType.Bool ? o[name] : throw o.Cannot("it works on the bits of whole numbers");
}
