using System.Globalization;
using NasGen.Cli.Yaml;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Cli.Replay;

/// <summary>
/// A file that says about a recorded table what its header cannot: which decisions are the edges of a cell, and which operations cut an
/// edge or pass its input on.
/// </summary>
internal static class SpaceFile
{
    /// <exception cref="NasException">NAS2041: it cannot be read, or does not fit the table.</exception>
    public static SearchSpace Apply(string path, string name, IReadOnlyList<Decision> decisions)
    {
        try
        {
            var file = YamlValue.Parse(path, File.ReadAllText(path), "NAS2041");
            return new SearchSpace(name, decisions, [.. file.Entries(["cell"]).Select(cell => ToCell(cell, decisions))]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NasException("NAS2041", $"The file cannot be read: {e.Message}", path, inner: e);
        }
    }

    private static Cell ToCell(YamlValue cell, IReadOnlyList<Decision> decisions)
    {
        var parts = cell.Entries(["edges", "zero", "identity"]).ToDictionary(part => part.Name, StringComparer.Ordinal);
        if (!parts.TryGetValue("edges", out var edges)) throw cell.Error("'cell.edges' is missing: it maps each decision to its two nodes, as in 'e01: [0, 1]'.");
        try
        {
            return new Cell(decisions, [.. edges.Entries().Select(ToEdge)], parts.GetValueOrDefault("zero")?.Text(), parts.GetValueOrDefault("identity")?.Text());
        }
        catch (ArgumentException e)
        {
            throw cell.Error(e.Message);
        }
    }

    private static CellEdge ToEdge(YamlValue edge) => edge.IsList && edge.Items() is [var from, var to]
        ? new CellEdge(edge.Name, Node(from), Node(to))
        : throw edge.Error($"'{edge.Key}' must be two nodes, as in [0, 1].");

    private static int Node(YamlValue value) => int.TryParse(value.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var node)
        ? node
        : throw value.Error($"'{value.Key}' is '{value.Text()}', and must be the number of a node, from 0.");
}
