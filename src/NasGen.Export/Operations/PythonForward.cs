using System.Text;
using NasGen.Export.PyTorch;
using NasGen.Export.Tracing;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Operations;

/// <summary>Writes the <c>forward</c> of one module: the steps and the calls of other modules that the trace saw in it.</summary>
/// <param name="network">The whole network.</param>
/// <param name="owner">The module.</param>
/// <param name="call">The call of the module.</param>
internal sealed class PythonForward(Network network, Module owner, ModuleCall call)
{
    /// <summary>A constant of more numbers is not written into the source.</summary>
    private const long MostNumbers = 4096;

    private const string Format = "PyTorch source", Indent = "        ";

    private readonly Dictionary<Value, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _used = new(StringComparer.Ordinal) { ["x"] = 1, ["self"] = 1, ["torch"] = 1, ["nn"] = 1, ["F"] = 1 };
    private CodePlace _place = new(null, 0, owner.GetType().Name);

    public string Write()
    {
        if (call.Inputs is not [var input])
            throw Refusal.Because(_place, $"{owner.GetType().Name} is called with a constant, which cannot be written as {Format}.");
        if (call.Output is not { } output)
            throw Refusal.Because(_place, $"{owner.GetType().Name} returns a tensor that no operation made of its input, which cannot be written as {Format}.");
        _names[input] = "x";
        var text = new StringBuilder("    def forward(self, x):\n");
        foreach (var part in Needed(output))
            if (part is ModuleCall inner)
            {
                var argument = Name(inner.Inputs.Count == 1 ? inner.Inputs[0] : throw Refusal.Because(_place, $"{inner.Path} is called with a constant."));
                var name = Unique(inner.Path.Split('.')[^1] is var last && PythonNames.IsIdentifier(last) ? last.ToLowerInvariant() : "x");
                text.Append($"{Indent}{name} = {Member(inner.Path)}({argument})\n");
                _names[inner.Output!] = name;
            }
            else Append(text, (Step)part);
        return text.Append($"{Indent}return {Name(output)}\n").ToString();
    }

    /// <summary>The parts that the output needs.</summary>
    private List<object> Needed(Value output)
    {
        var needed = new HashSet<Value>(ReferenceEqualityComparer.Instance) { output };
        List<object> parts = [];
        foreach (var part in Enumerable.Reverse(call.Parts))
        {
            var (results, inputs) = part is Step step ? (step.Results, step.Inputs) : (Outputs((ModuleCall)part), ((ModuleCall)part).Inputs);
            if (!results.Any(needed.Contains)) continue;
            parts.Add(part);
            needed.UnionWith(inputs);
        }
        parts.Reverse();
        return parts;
    }

    private static IReadOnlyList<Value> Outputs(ModuleCall inner) => inner.Output is { } output ? [output] : [];

    private void Append(StringBuilder text, Step step)
    {
        _place = step.Place;
        var expression = OperationTable.Of(step.Native).Python(new PythonCall(step, Name, Batch, Member));
        var names = step.Results.Select(_ => Unique(NativeNames.Plain(step.Native))).ToList();
        var targets = string.Join(", ", names) + (names.Count == 1 && NativeNames.ReturnsList(step.Native) ? "," : "");
        text.Append($"{Indent}{targets} = {expression}\n");
        foreach (var (result, name) in step.Results.Zip(names)) _names[result] = name;
    }

    private string Name(Value value)
    {
        if (_names.TryGetValue(value, out var name)) return name;
        if (value.Key is { } key) return Member(key);
        if (value.Constant is { } constant) return Constant(value, constant);
        throw Refusal.Because(
            _place, $"{owner.GetType().Name} uses a tensor that another module made and that is not its input, which cannot be written as {Format}.");
    }

    /// <summary>The expression of a module or of a tensor below this module.</summary>
    private string Member(string path) => call.Path.Length == 0
        ? PythonNames.Member("self", path)
        : path.StartsWith(call.Path + ".", StringComparison.Ordinal)
            ? PythonNames.Member("self", path[(call.Path.Length + 1)..])
            : throw Refusal.Because(_place, $"{owner.GetType().Name} uses '{path}', which belongs to another module, and that cannot be written as {Format}.");

    private string Member(Module module) =>
        Member(network.Root.Module.named_modules().First(m => ReferenceEquals(m.module, module)).name);

    /// <summary>The number of samples, from a tensor that has it as a size.</summary>
    private string? Batch()
    {
        foreach (var (value, name) in _names)
            for (var axis = 0; axis < value.Rank; axis++)
                if (value.Shape[axis] == new Dim(0, 1)) return $"{name}.shape[{axis}]";
        return null;
    }

    private string Constant(Value value, Tensor constant)
    {
        if (constant.numel() > MostNumbers)
            throw Refusal.Because(
                _place,
                $"{_place.Function} uses a tensor of {constant.numel()} numbers that forward makes. That is too long for {Format}: register it as a buffer, "
                + "then it is part of the weights.");
        using var flat = constant.flatten().to(constant.dtype == ScalarType.Bool ? int64 : constant.dtype);
        var first = flat.numel() > 0 ? flat[0].to(float64).ToDouble() : 0;
        var type = PythonCall.TypeName(constant.dtype);
        var isUniform = flat.numel() > 0 && flat.eq(flat[0]).all().ToBoolean();
        string Number(double number) => constant.is_floating_point() ? PythonText.Of(number) : PythonText.Of((long)number);
        var text = isUniform && constant.numel() > 1
            ? $"torch.full({PythonText.Tuple(constant.shape)}, {Number(first)}, dtype={type})"
            : $"torch.tensor([{string.Join(", ", flat.to(float64).data<double>().Select(Number))}], dtype={type}).reshape({PythonText.Tuple(constant.shape)})";
        if (value.BatchAxis is null) return text;
        var batch = Batch() ?? throw Refusal.Because(_place, $"{_place.Function} uses a tensor as long as there are samples, and none here has their number.");
        return $"{text}.expand({string.Join(", ", value.Shape.Select(size => size.IsFixed ? PythonText.Of(size.Fixed) : $"{size.PerSample} * {batch}"))})";
    }

    private string Unique(string name)
    {
        var count = _used.TryGetValue(name, out var before) ? before + 1 : 1;
        _used[name] = count;
        var unique = count == 1 ? name : $"{name}_{count}";
        return PythonNames.IsIdentifier(unique) ? unique : unique + "_";
    }
}
