using NasGen.Search.Contracts;
using NasGen.Search.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NasGen.Cli.Yaml;

/// <summary>A value in a YAML file that people write or edit. It knows its place, so that every error names the file, the line and the key.</summary>
internal sealed class YamlValue
{
    private readonly YamlNode? _node;
    private readonly string _path;
    private readonly string _code;

    private YamlValue(YamlNode? node, string key, string name, int line, string path, string code) =>
        (_node, Key, Name, Line, _path, _code) = (node, key, name, line, path, code);

    /// <summary>The way to it from the top of the file: <c>winners[0].genotype</c>; empty at the top.</summary>
    public string Key { get; }

    /// <summary>The last part of <see cref="Key"/>.</summary>
    public string Name { get; }

    /// <summary>The line, from 1; 0 at the top of an empty file.</summary>
    public int Line { get; }

    /// <summary>Whether nothing is written here, or <c>null</c>.</summary>
    public bool IsEmpty =>
        _node is null or YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any, Value: null or "" or "~" or "null" or "Null" or "NULL" };

    /// <summary>The text of a single value, empty too; <see langword="null"/>: it is a list or a mapping.</summary>
    public string? Scalar => _node is YamlScalarNode scalar ? scalar.Value ?? "" : null;

    public bool IsList => _node is YamlSequenceNode;

    public bool IsMap => _node is YamlMappingNode;

    /// <param name="path">The file's path, for errors.</param>
    /// <param name="code">The code of all its errors.</param>
    /// <returns>The top of the file.</returns>
    /// <exception cref="NasException">It is not YAML.</exception>
    public static YamlValue Parse(string path, string text, string code)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new NasException(code, $"This is not valid YAML: {(e.InnerException ?? e).Message}", path, (int)e.Start.Line, e);
        }
        var root = stream.Documents.Count > 0 ? stream.Documents[0].RootNode : null;
        return new YamlValue(root, "", "", (int)(root?.Start.Line ?? 0), path, code);
    }

    /// <summary>The text of a single value that is not empty.</summary>
    /// <exception cref="NasException">There is none.</exception>
    public string Text() => Scalar is not { } text ? throw Error($"{This} must be a single value.")
        : IsEmpty || text.Length == 0 ? throw Error($"{This} has no value.")
        : text;

    /// <exception cref="NasException">It is no list.</exception>
    public IReadOnlyList<YamlValue> Items() => _node is YamlSequenceNode list
        ? [.. list.Children.Select((node, i) => At(node, $"{Key}[{i}]", $"[{i}]"))]
        : throw Error($"{This} must be a list.");

    /// <summary>The values of a mapping, in the file's order.</summary>
    /// <exception cref="NasException">It is no mapping.</exception>
    public IReadOnlyList<YamlValue> Entries() => _node is YamlMappingNode map
        ? [.. map.Children.Select(c => At(c.Value, Key.Length == 0 ? c.Key.ToString() : $"{Key}.{c.Key}", c.Key.ToString()))]
        : throw Error($"{This} must consist of 'key: value' lines.");

    /// <summary>The values of a mapping, all of whose keys are known.</summary>
    /// <exception cref="NasException">It is no mapping, or has another key.</exception>
    public IReadOnlyList<YamlValue> Entries(IReadOnlyCollection<string> known)
    {
        var entries = Entries();
        var unknown = ((YamlMappingNode)_node!).Children.Keys.FirstOrDefault(key => !known.Contains(key.ToString()));
        if (unknown is null) return entries;
        var (key, place) = (unknown.ToString(), Key.Length == 0 ? "" : $" in '{Key}'");
        throw new NasException(_code, $"There is no key '{key}'{place}.{NearestName.Hint(key, known)}", _path, (int)unknown.Start.Line);
    }

    /// <summary>An error at the line of a value further in, or of the innermost on the way to it that exists.</summary>
    /// <param name="path">Keys and, in lists, numbers from 0.</param>
    public NasException ErrorAt(IEnumerable<object> path, string message)
    {
        var value = this;
        foreach (var step in path)
        {
            var next = step is int index
                ? value.IsList ? value.Items().ElementAtOrDefault(index) : null
                : value.IsMap ? value.Entries().FirstOrDefault(e => e.Name == (string)step) : null;
            if (next is null) break;
            value = next;
        }
        return value.Error(message);
    }

    /// <summary>An error at this line.</summary>
    /// <param name="code">Another code than the file's.</param>
    public NasException Error(string message, string? code = null) => new(code ?? _code, message, _path, Line);

    private string This => Key.Length == 0 ? "The file" : $"'{Key}'";

    private YamlValue At(YamlNode node, string key, string name) => new(node, key, name, (int)node.Start.Line, _path, _code);
}
