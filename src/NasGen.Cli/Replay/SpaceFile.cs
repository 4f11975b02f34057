using System.Globalization;
using NasGen.Evaluation;
using NasGen.Search.Spaces;
using NasGen.Search.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NasGen.Cli.Replay;

/// <summary>A file that says of a table what its header cannot: which decisions are the edges of a cell, and which operations cut or pass on.</summary>
internal static class SpaceFile
{
    private static readonly string[] Keys = ["edges", "zero", "identity"];

    /// <exception cref="NasException">NAS2041: it cannot be read, or does not fit the table.</exception>
    public static SearchSpace Apply(string path, string name, IReadOnlyList<Decision> decisions)
    {
        try
        {
            var stream = new YamlStream();
            using (var reader = File.OpenText(path)) stream.Load(reader);
            if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is not YamlMappingNode root) throw Wrong(path, null, "A mapping with the key 'cell' is expected.");
            List<Cell> cells = [];
            foreach (var (key, value) in root.Children)
                cells.Add(key.ToString() == "cell" ? ToCell(path, value, decisions) : throw Wrong(path, key, $"There is no key '{key}'. Did you mean 'cell'?"));
            return new SearchSpace(name, decisions, cells);
        }
        catch (YamlException e)
        {
            throw new NasException("NAS2041", $"This is no YAML: {e.Message}", path, (int)e.Start.Line, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NasException("NAS2041", $"The file cannot be read: {e.Message}", path, inner: e);
        }
    }

    private static Cell ToCell(string path, YamlNode node, IReadOnlyList<Decision> decisions)
    {
        if (node is not YamlMappingNode cell) throw Wrong(path, node, "'cell' is a mapping of edges, zero and identity.");
        if (cell.Children.Keys.FirstOrDefault(k => !Keys.Contains(k.ToString())) is { } unknown)
            throw Wrong(path, unknown, $"There is no key '{unknown}'.{NearestName.Hint(unknown.ToString(), Keys)}");
        if (!cell.Children.TryGetValue("edges", out var edges) || edges is not YamlMappingNode list) throw Wrong(path, node, "'edges' is a mapping from decisions to [from, to].");
        try
        {
            return new Cell(decisions, [.. list.Children.Select(edge => ToEdge(path, edge.Key, edge.Value))], Text("zero"), Text("identity"));
        }
        catch (ArgumentException e)
        {
            throw Wrong(path, node, e.Message);
        }

        string? Text(string key) => cell.Children.TryGetValue(key, out var value) ? value.ToString() : null;
    }

    private static CellEdge ToEdge(string path, YamlNode key, YamlNode value)
    {
        if (value is YamlSequenceNode { Children: [var from, var to] }
            && int.TryParse(from.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var a) && int.TryParse(to.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var b))
            return new CellEdge(key.ToString(), a, b);
        throw Wrong(path, value, $"'{key}' leads from one node to another: [0, 1].");
    }

    private static NasException Wrong(string path, YamlNode? where, string message) => new("NAS2041", message, path, (int)(where?.Start.Line ?? 0));
}
