using static TorchSharp.torch;

namespace NasGen.Export.Operations;

/// <summary>Functions of each number of a tensor.</summary>
internal static class Elementwise
{
    public static IEnumerable<Operation> Rows =>
    [
        Unary("abs", "Abs"), Unary("exp", "Exp"), Unary("log", "Log"), Unary("sqrt", "Sqrt"), Unary("neg", "Neg"), Unary("sign", "Sign"),
        Unary("sin", "Sin"), Unary("cos", "Cos"), Unary("tan", "Tan"), Unary("asin", "Asin"), Unary("acos", "Acos"), Unary("atan", "Atan"),
        Unary("sinh", "Sinh"), Unary("cosh", "Cosh"), Unary("tanh", "Tanh"), Unary("arcsinh", "Asinh"), Unary("arccosh", "Acosh"), Unary("arctanh", "Atanh"),
        Unary("erf", "Erf"), Unary("floor", "Floor"), Unary("ceil", "Ceil"), Unary("reciprocal", "Reciprocal"), Unary("sigmoid", "Sigmoid"),
        new("THSTensor_round", o => o.Int("decimals") == 0 ? o.Node("Round", X(o)) : throw o.Cannot("it rounds to decimals"),
            p => $"torch.round({p["tensor"]})"),
        Composed("trunc", o => Truncated(o, X(o))),
        Composed("frac", o => o.Node("Sub", X(o), Truncated(o, X(o)))),
        Composed("rsqrt", o => o.Node("Reciprocal", o.Node("Sqrt", X(o)))),
        Composed("exp2", o => o.Node("Pow", o.Number(2), X(o))),
        Composed("expm1", o => o.Node("Sub", o.Node("Exp", X(o)), o.Number(1))),
        Composed("log1p", o => o.Node("Log", o.Node("Add", X(o), o.Number(1)))),
        Composed("log2", o => o.Node("Div", o.Node("Log", X(o)), o.Number(Math.Log(2)))),
        Composed("log10", o => o.Node("Div", o.Node("Log", X(o)), o.Number(Math.Log(10)))),
        Composed("erfc", o => o.Node("Sub", o.Number(1), o.Node("Erf", X(o)))),
        new("THSTensor_clamp", o => Clip(o, o.IsNull("min") ? null : o.Real("min"), o.IsNull("max") ? null : o.Real("max"), "input"),
            p => $"torch.clamp({p["input"]}, {Bound(p, "min")}, {Bound(p, "max")})"),
        new("THSTensor_clamp_min", o => Clip(o, o.Real("min"), null, "input"), p => $"torch.clamp_min({p["input"]}, {p.Operand("min")})"),
        new("THSTensor_clamp_max", o => Clip(o, null, o.Real("max"), "input"), p => $"torch.clamp_max({p["input"]}, {p.Operand("max")})"),
        new("THSTensor_to_type", o => o.Cast(o["handle"], o.Result.Type), p => $"{p["handle"]}.to({PythonCall.TypeName(p.Result.Type)})"),
        new("THSTensor_to_type_and_device", o => o.Cast(o["handle"], o.Result.Type), p => $"{p["handle"]}.to({PythonCall.TypeName(p.Result.Type)})"),
    ];

    /// <summary>Keeps numbers within bounds.</summary>
    public static string Clip(OnnxCall o, double? least, double? most, string input) =>
        o.Node("Clip", o.As(input, o.Result.Type), least is { } min ? o.Number(min) : "", most is { } max ? o.Number(max) : "");

    /// <summary>The whole part of each number.</summary>
    public static string Truncated(OnnxCall o, string input) => o.Node("Mul", o.Node("Sign", input), o.Node("Floor", o.Node("Abs", input)));

    private static Operation Unary(string name, string op) => Composed(name, o => o.Node(op, X(o)));

    private static Operation Composed(string name, Func<OnnxCall, string> onnx) => new("THSTensor_" + name, onnx, p => $"torch.{name}({p["tensor"]})");

    private static string X(OnnxCall o) => o.As("tensor", o.Result.Type);

    private static string Bound(PythonCall p, string name) => p.IsNull(name) ? "None" : p.Operand(name);
}
