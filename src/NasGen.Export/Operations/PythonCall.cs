using NasGen.Export.PyTorch;
using NasGen.Export.Tracing;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Operations;

/// <summary>A step while it is written as an expression of Python.</summary>
/// <param name="name">Finds the expression of a value.</param>
/// <param name="batch">The expression of the number of samples; <see langword="null"/> if no tensor in reach has it as a size.</param>
/// <param name="module">Finds the expression of a module.</param>
internal sealed class PythonCall(Step step, Func<Value, string> name, Func<string?> batch, Func<Module, string> module) : CallArguments(step, "PyTorch source")
{
    /// <summary>The expression of the native module that is called.</summary>
    public string Module() => module((Module)Step.Arguments["module"]!);

    /// <summary>The expression of a tensor; <c>None</c> for one that is not given.</summary>
    public string this[string argument] => Optional(argument) is { } value ? name(value) : "None";

    /// <summary>The expressions of tensors as a list.</summary>
    public string List(string argument) => $"[{string.Join(", ", Tensors(argument).Select(name))}]";

    /// <summary>The expression of a tensor or of a scalar.</summary>
    public string Operand(string argument) => Step.Arguments[argument] switch
    {
        Value value => name(value),
        long whole => PythonText.Of(whole),
        bool flag => PythonText.Of(flag),
        _ => PythonText.Of(Real(argument)),
    };

    public string Tuple(string argument) => PythonText.Tuple(Dims(argument).Select(Size));

    /// <summary>A shape as arguments: <c>-1, 8, 4</c>. One size that grows with the samples becomes -1.</summary>
    public string Target(IReadOnlyList<Dim> shape)
    {
        var free = shape.Count(size => !size.IsFixed);
        return string.Join(", ", shape.Select(size => !size.IsFixed && free == 1 && shape.All(s => !s.IsFixed || s.Fixed > 0) ? "-1" : Size(size)));
    }

    public string Size(Dim size)
    {
        if (size.IsFixed) return PythonText.Of(size.Fixed);
        var samples = batch() ?? throw Cannot("a size is the number of samples, and no tensor in this module has it");
        return size.PerSample == 1 ? samples : $"{PythonText.Of(size.PerSample)} * {samples}";
    }

    public static string TypeName(ScalarType type) => "torch." + type switch
    {
        ScalarType.Byte => "uint8",
        ScalarType.BFloat16 => "bfloat16",
        _ => type.ToString().ToLowerInvariant(),
    };
}
