using System.Runtime.InteropServices;
using Google.Protobuf;
using NasGen.Export.Tracing;
using Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Export.Onnx;

/// <summary>A graph of ONNX while it is made: nodes, initializers, and the names of values.</summary>
/// <param name="network">The network that the graph computes.</param>
/// <param name="name">Its name.</param>
/// <param name="opset">The version of ONNX's operators.</param>
internal sealed class OnnxGraph(Network network, string name, int opset)
{
    public const string Input = "input", Output = "output", Batch = "N";

    private readonly Dictionary<Value, string> _names = new(ReferenceEqualityComparer.Instance) { [network.Input] = Input };
    private readonly Dictionary<Tensor, string> _constants = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _used = new(StringComparer.Ordinal);
    private readonly OnnxSize _size = new(name);
    private string? _batchSize;

    /// <summary>The version of ONNX's operators.</summary>
    public int Opset { get; } = opset;

    public Network Network { get; } = network;

    public GraphProto Proto { get; } = new() { Name = name };

    /// <summary>The module whose steps are written: the beginning of the names of nodes.</summary>
    public string Path { get; set; } = "";

    /// <summary>The name of a value. Tensors of the state dict and constants become initializers when they are first used.</summary>
    public string NameOf(Value value)
    {
        if (_names.TryGetValue(value, out var name)) return name;
        if (value.Constant is not { } constant) throw new InvalidOperationException("A value is used before it is made.");
        name = value.Key is { } key ? Initializer(key, constant) : Constant(constant);
        if (value.BatchAxis is not null) name = Node("Expand", [name, Shape(value.Shape)]);
        return _names[value] = name;
    }

    /// <summary>The names of the values that have one, in the order in which they were made.</summary>
    public IEnumerable<(Value Value, string Name)> Named => _names.Select(pair => (pair.Key, pair.Value));

    /// <summary>Says which name a value has.</summary>
    public void Name(Value value, string name) => _names[value] = name;

    /// <summary>Adds a node with one output.</summary>
    /// <returns>The name of the output.</returns>
    public string Node(string op, IEnumerable<string> inputs, params (string Name, object Value)[] attributes) => Nodes(op, 1, inputs, attributes)[0];

    /// <summary>Adds a node.</summary>
    /// <returns>The names of its outputs.</returns>
    public string[] Nodes(string op, int outputs, IEnumerable<string> inputs, params (string Name, object Value)[] attributes)
    {
        var name = Unique($"/{(Path.Length == 0 ? "" : Path.Replace('.', '/') + "/")}{op}");
        var node = new NodeProto { Name = name, OpType = op };
        node.Input.AddRange(inputs);
        while (node.Input.Count > 0 && node.Input[^1].Length == 0) node.Input.RemoveAt(node.Input.Count - 1);
        for (var i = 0; i < outputs; i++) node.Output.Add($"{name}_output_{i}");
        foreach (var (attribute, value) in attributes) node.Attribute.Add(Attribute(attribute, value));
        Proto.Node.Add(node);
        return [.. node.Output];
    }

    /// <summary>A list of whole numbers.</summary>
    public string Numbers(params IEnumerable<long> numbers)
    {
        long[] list = [.. numbers];
        return Cached($"[{string.Join(',', list)}]", () => Add("numbers", ScalarType.Int64, [list.Length], MemoryMarshal.AsBytes(list.AsSpan())));
    }

    /// <summary>A single number of a type.</summary>
    public string Number(double number, ScalarType type)
    {
        return Cached($"{type}:{BitConverter.DoubleToInt64Bits(number)}", () =>
        {
            using var scalar = tensor(number, dtype: float64).to(type);
            return Add("number", type, [], scalar.bytes);
        });
    }

    /// <summary>A constant tensor.</summary>
    public string Constant(Tensor constant) =>
        _constants.TryGetValue(constant, out var name) ? name : _constants[constant] = Initializer(Unique("constant"), constant);

    /// <summary>The number of samples, as a list of one number.</summary>
    public string BatchSize()
    {
        if (_batchSize is not null) return _batchSize;
        var before = Path;
        Path = "";
        _batchSize = Node("Shape", [Input], ("start", 0L), ("end", 1L));
        Path = before;
        return _batchSize;
    }

    /// <summary>A shape as a list of numbers.</summary>
    public string Shape(IReadOnlyList<Dim> shape) => shape.All(size => size.IsFixed)
        ? Numbers(shape.Select(size => size.Fixed))
        : shape.Count == 1 ? Size(shape[0]) : Node("Concat", shape.Select(Size), ("axis", 0L));

    /// <summary>A shape for the operator Reshape, in which one size may be -1.</summary>
    public string Target(IReadOnlyList<Dim> shape) => shape.Count(size => !size.IsFixed) == 1 && shape.All(size => !size.IsFixed || size.Fixed > 0)
        ? Numbers(shape.Select(size => size.IsFixed ? size.Fixed : -1))
        : Shape(shape);

    /// <summary>One size as a list of one number.</summary>
    public string Size(Dim size) =>
        size.IsFixed ? Numbers(size.Fixed) : size.PerSample == 1 ? BatchSize() : Node("Mul", [BatchSize(), Numbers(size.PerSample)]);

    private string Cached(string key, Func<string> make) => _numbers.TryGetValue(key, out var name) ? name : _numbers[key] = make();

    private string Initializer(string name, Tensor values)
    {
        _size.Add(name, values.numel() * values.element_size());
        using var scope = NewDisposeScope();
        var plain = values.detach().cpu().contiguous();
        return AddNamed(name, plain.dtype, plain.shape, plain.bytes);
    }

    private string Add(string name, ScalarType type, long[] shape, ReadOnlySpan<byte> bytes) => AddNamed(Unique(name), type, shape, bytes);

    private string AddNamed(string name, ScalarType type, long[] shape, ReadOnlySpan<byte> bytes)
    {
        var initializer = new TensorProto { Name = name, DataType = OnnxTypes.Of(type), RawData = ByteString.CopyFrom(bytes) };
        initializer.Dims.AddRange(shape);
        Proto.Initializer.Add(initializer);
        return name;
    }

    private string Unique(string name)
    {
        var count = _used.TryGetValue(name, out var before) ? before + 1 : 0;
        _used[name] = count;
        return count == 0 ? name : $"{name}_{count}";
    }

    private static AttributeProto Attribute(string name, object value)
    {
        var attribute = new AttributeProto { Name = name };
        switch (value)
        {
            case long number:
                (attribute.Type, attribute.I) = (AttributeProto.Types.AttributeType.Int, number);
                break;
            case double real:
                (attribute.Type, attribute.F) = (AttributeProto.Types.AttributeType.Float, (float)real);
                break;
            case string text:
                (attribute.Type, attribute.S) = (AttributeProto.Types.AttributeType.String, ByteString.CopyFromUtf8(text));
                break;
            case IEnumerable<long> numbers:
                attribute.Type = AttributeProto.Types.AttributeType.Ints;
                attribute.Ints.AddRange(numbers);
                break;
            case IEnumerable<string> texts:
                attribute.Type = AttributeProto.Types.AttributeType.Strings;
                attribute.Strings.AddRange(texts.Select(ByteString.CopyFromUtf8));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value, "No such attribute.");
        }
        return attribute;
    }
}
