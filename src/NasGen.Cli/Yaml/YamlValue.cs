using NasGen.Search.Contracts;
using NasGen.Search.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace NasGen.Cli.Yaml;

/// <summary>A value in a YAML file that people write or edit. Its errors name the file, the line and the key.</summary>
internal sealed class YamlValue
{
    private readonly YamlNode? _node;
    private readonly string _path;
    private readonly string _code;

    private YamlValue(YamlNode? node, string key, string name, int line, string path, string code) =>
        (_node, Key, Name, Line, _path, _code) = (node, key, name, line, path, code);

    /// <summary>The path from the top of the file: <c>winners[0].genotype</c>; empty for the top.</summary>
    public string Key { get; }

    /// <summary>The last part of <see cref="Key"/>.</summary>
    public string Name { get; }

    /// <summary>The line, from 1; 0 for an empty file.</summary>
    public int Line { get; }

    /// <summary>Whether the value is missing or <c>null</c>.</summary>
    public bool IsEmpty =>
        _node is null or YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any, Value: null or "" or "~" or "null" or "Null" or "NULL" };

    /// <summary>The text of a single value, which may be empty; <see langword="null"/> for a list or a mapping.</summary>
    public string? Scalar => _node is YamlScalarNode scalar ? scalar.Value ?? "" : null;

    public bool IsList => _node is YamlSequenceNode;

    public bool IsMap => _node is YamlMappingNode;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file, for errors.</param>
    /// <param name="text">The content of the file.</param>
    /// <param name="code">The code of all errors in this file.</param>
    /// <returns>The top of the file.</returns>
    /// <exception cref="NasException">The text is not YAML.</exception>
    public static YamlValue Parse(string path, string text, string code)
    {
        var stream = new YamlStream();
        var parser = new PlainParser(new Parser(new StringReader(text)));
        try
        {
            stream.Load(parser);
        }
        catch (YamlException e)
        {
            throw new NasException(code, $"This is not valid YAML: {(e.InnerException ?? e).Message}", path, (int)e.Start.Line, e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // YamlDotNet's scanner reports some texts in this way.
            throw new NasException(code, "This is not valid YAML.", path, (int)(parser.Current?.End.Line ?? 0), e);
        }
        var root = stream.Documents.Count > 0 ? stream.Documents[0].RootNode : null;
        return new YamlValue(root, "", "", (int)(root?.Start.Line ?? 0), path, code);
    }

    /// <summary>The text of a single value that is not empty.</summary>
    /// <exception cref="NasException">The value is empty, a list or a mapping.</exception>
    public string Text() => Scalar is not { } text ? throw Error($"{This} must be a single value.")
        : IsEmpty || text.Length == 0 ? throw Error($"{This} has no value.")
        : text;

    /// <summary>The items of a list.</summary>
    /// <exception cref="NasException">The value is not a list.</exception>
    public IReadOnlyList<YamlValue> Items() => _node is YamlSequenceNode list
        ? [.. list.Children.Select((node, i) => At(node, $"{Key}[{i}]", $"[{i}]"))]
        : throw Error($"{This} must be a list.");

    /// <summary>The values of a mapping, in the order of the file.</summary>
    /// <exception cref="NasException">The value is not a mapping.</exception>
    public IReadOnlyList<YamlValue> Entries() => _node is YamlMappingNode map
        ? [.. map.Children.Select(c => At(c.Value, Key.Length == 0 ? c.Key.ToString() : $"{Key}.{c.Key}", c.Key.ToString()))]
        : throw Error($"{This} must consist of 'key: value' lines.");

    /// <summary>The values of a mapping that may only have known keys.</summary>
    /// <exception cref="NasException">The value is not a mapping, or has another key.</exception>
    public IReadOnlyList<YamlValue> Entries(IReadOnlyCollection<string> known)
    {
        var entries = Entries();
        var unknown = ((YamlMappingNode)_node!).Children.Keys.FirstOrDefault(key => !known.Contains(key.ToString()));
        if (unknown is null) return entries;
        var (key, place) = (unknown.ToString(), Key.Length == 0 ? "" : $" in '{Key}'");
        throw new NasException(_code, $"There is no key '{key}'{place}.{NearestName.Hint(key, known)}", _path, (int)unknown.Start.Line);
    }

    /// <summary>An error at the line of an inner value. If that does not exist, the innermost existing value on the path gives the line.</summary>
    /// <param name="path">The keys and, in lists, the numbers from 0.</param>
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

    /// <summary>An error at the line of this value.</summary>
    /// <param name="code">The code of the error; <see langword="null"/> for the code of the file.</param>
    public NasException Error(string message, string? code = null) => new(code ?? _code, message, _path, Line);

    /// <summary>
    /// Refuses what no file of NasGen needs and what can do harm: aliases, which can stand for more than any memory holds, and deep nesting, which
    /// overflows the stack.
    /// </summary>
    private sealed class PlainParser(IParser inner) : IParser
    {
        private const int Deepest = 32;
        private int _depth;

        public ParsingEvent? Current => inner.Current;

        public bool MoveNext()
        {
            if (!inner.MoveNext() || Current is not { } now) return false;
            _depth += now.NestingIncrease;
            if (now is AnchorAlias) throw new YamlException(now.Start, now.End, "an alias (*name) is not supported here; write the value itself");
            if (_depth > Deepest) throw new YamlException(now.Start, now.End, $"it is nested more than {Deepest} levels deep");
            return true;
        }
    }

    private string This => Key.Length == 0 ? "The file" : $"'{Key}'";

    private YamlValue At(YamlNode node, string key, string name) => new(node, key, name, (int)node.Start.Line, _path, _code);
}
