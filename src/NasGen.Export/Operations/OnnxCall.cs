using NasGen.Export.Onnx;
using NasGen.Export.Tracing;
using static TorchSharp.torch;

namespace NasGen.Export.Operations;

/// <summary>A step while it is written as nodes of ONNX.</summary>
internal sealed class OnnxCall(OnnxGraph graph, Step step) : CallArguments(step, "ONNX")
{
    public OnnxGraph Graph { get; } = graph;

    /// <summary>The name of a tensor; empty for one that is not given.</summary>
    public string this[string name] => Optional(name) is { } value ? Graph.NameOf(value) : "";

    public string Node(string op, params IEnumerable<string> inputs) => Graph.Node(op, inputs);

    public string Node(string op, IEnumerable<string> inputs, params (string Name, object Value)[] attributes) => Graph.Node(op, inputs, attributes);

    /// <summary>A tensor, converted if it has another type.</summary>
    public string As(string name, ScalarType type) => As(Tensor(name), type);

    public string As(Value value, ScalarType type) => value.Type == type ? Graph.NameOf(value) : Cast(Graph.NameOf(value), type);

    public string Cast(string name, ScalarType type) => Node("Cast", [name], ("to", (long)OnnxTypes.Of(type)));

    /// <summary>A number, of the type of the first result.</summary>
    public string Number(double number) => Graph.Number(number, Result.Type);

    /// <summary>A scalar argument or a tensor, in a type.</summary>
    public string Operand(string name, ScalarType type) => Optional(name) is { } value ? As(value, type) : Graph.Number(Real(name), type);

    /// <summary>Reshapes to the shape of the first result.</summary>
    public string ToShape(string name, IReadOnlyList<Dim> shape) => Node("Reshape", name, Graph.Target(shape));

    /// <summary>A reduction over axes.</summary>
    public string Reduce(string op, string input, IReadOnlyList<long> axes, bool keep)
    {
        // The axes became an input: of ReduceSum in version 13, of the others in version 18.
        var asInput = op == "ReduceSum" || Graph.Opset >= 18;
        return asInput
            ? Node(op, [input, Graph.Numbers(axes)], ("keepdims", keep ? 1L : 0L))
            : Node(op, [input], ("axes", axes), ("keepdims", keep ? 1L : 0L));
    }
}
