using System.Text;
using NasGen.Export.PyTorch;
using NasGen.Export.Tracing;
using NasGen.Search.Contracts;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Operations;

/// <summary>
/// Writes a network as classes of PyTorch. Modules have the names that they have in C#, therefore the keys of the state dict are the same. A layer of
/// TorchSharp becomes PyTorch's; any other module becomes a class whose <c>forward</c> is what the trace saw in it.
/// </summary>
/// <param name="network">The network.</param>
internal sealed class PythonWriter(Network network)
{
    private const string Indent = "    ";

    private readonly Dictionary<string, string> _classes = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, ModuleCall> _calls = new(StringComparer.Ordinal);

    /// <summary>The text of the file.</summary>
    /// <param name="name">The name of the network's class.</param>
    /// <param name="header">Lines of the file's first comment.</param>
    /// <exception cref="NasException">NAS4001: something cannot be written.</exception>
    public static string Write(Network network, string name, IReadOnlyList<string> header)
    {
        var writer = new PythonWriter(network);
        writer.Collect(network.Root);
        writer.Class(network.Root.Module, "", name);
        var text = new StringBuilder("\"\"\"").AppendJoin('\n', header).Append("\n\"\"\"\n\n");
        if (writer._texts.Any(part => part.Contains("OrderedDict", StringComparison.Ordinal))) text.Append("from collections import OrderedDict\n\n");
        text.Append("import torch\nimport torch.nn.functional as F\nfrom torch import nn\n");
        foreach (var part in writer._texts) text.Append("\n\n").Append(part);
        return text.ToString();
    }

    private void Collect(ModuleCall call)
    {
        foreach (var inner in call.Parts.OfType<ModuleCall>())
        {
            _calls.TryAdd(inner.Path, inner);
            Collect(inner);
        }
    }

    /// <summary>Writes the class of a module, unless the same text is there already.</summary>
    /// <returns>The name of the class.</returns>
    private string Class(Module module, string path, string wanted)
    {
        var body = new StringBuilder(Indent).Append("def __init__(self):\n").Append(Indent).Append(Indent).Append("super().__init__()\n");
        foreach (var (name, child) in module.named_children()) Assign(body, name, Expression(child, Join(path, name), 2));
        foreach (var (name, parameter) in module.named_parameters(recurse: false))
            Assign(body, name, $"nn.Parameter(torch.empty({PythonText.Tuple(parameter.shape)}{TypeOf(parameter)}))");
        foreach (var (name, buffer) in module.named_buffers(recurse: false))
            body.Append($"{Indent}{Indent}self.register_buffer('{name}', torch.zeros({PythonText.Tuple(buffer.shape)}{TypeOf(buffer)}))\n");
        var call = path.Length == 0 ? network.Root : _calls.GetValueOrDefault(path);
        if (call is not null) body.Append('\n').Append(new PythonForward(network, module, call).Write());
        var text = body.ToString();
        if (_classes.TryGetValue(text, out var known)) return known;
        var unique = wanted;
        for (var i = 2; _classes.ContainsValue(unique); i++) unique = wanted + i;
        _classes[text] = unique;
        _texts.Add($"class {unique}(nn.Module):\n{text}");
        return unique;
    }

    /// <summary>The expression that constructs a module.</summary>
    private string Expression(Module module, string path, int depth)
    {
        if (TorchLayers.Of(module) is { } layer) return layer;
        if (TorchLayers.Recurrent(module) is { } recurrent) return recurrent;
        var children = module.named_children().Select(child => (child.name, Text: Expression(child.module, Join(path, child.name), depth + 1))).ToList();
        var isNumbered = children.Select((child, i) => child.name == PythonText.Of(i)).All(same => same);
        if (module.GetType() == typeof(Sequential))
            return isNumbered
                ? Lines("nn.Sequential(", children.Select(child => child.Text), ")", depth)
                : Lines("nn.Sequential(OrderedDict([", children.Select(child => $"('{child.name}', {child.Text})"), "]))", depth);
        if (isNumbered && children.Count > 0 && module.GetType().Name.StartsWith("ModuleList", StringComparison.Ordinal))
            return Lines("nn.ModuleList([", children.Select(child => child.Text), "])", depth);
        return $"{Class(module, path, PythonNames.Class(module.GetType().Name))}()";
    }

    private static string Lines(string begin, IEnumerable<string> parts, string end, int depth)
    {
        var indent = string.Concat(Enumerable.Repeat(Indent, depth));
        return $"{begin}\n{string.Concat(parts.Select(part => $"{indent}{Indent}{part},\n"))}{indent}{end}";
    }

    private static void Assign(StringBuilder body, string name, string expression) => body.Append(Indent).Append(Indent).Append(PythonNames.IsIdentifier(name)
        ? $"self.{name} = {expression}\n"
        : $"self.add_module('{name}', {expression})\n");

    private static string TypeOf(Tensor tensor) => tensor.dtype == float32 ? "" : $", dtype={PythonCall.TypeName(tensor.dtype)}";

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
