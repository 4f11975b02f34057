using System.Globalization;
using NasGen.Cli.Yaml;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Spaces;

namespace NasGen.Cli.Replay;

/// <summary>
/// Reads a file that describes the cell of a recorded table, which the table's header cannot describe: the decisions that are edges, the
/// operation that removes an edge (zero), and the one that passes its input on (identity).
/// </summary>
internal static class SpaceFile
{
    /// <summary>The space of a table with the cell of the file.</summary>
    /// <exception cref="NasException">NAS2041: the file cannot be read, or does not fit the table.</exception>
    public static SearchSpace Apply(string path, string name, IReadOnlyList<Decision> decisions)
    {
        try
        {
            var file = YamlValue.Parse(path, TextFile.Read(path), "NAS2041");
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
        if (!parts.TryGetValue("edges", out var edges))
            throw cell.Error("'cell.edges' is missing. It maps each decision to its two nodes, as in 'e01: [0, 1]'.");
        try
        {
            return new Cell(
                decisions, [.. edges.Entries().Select(ToEdge)], parts.GetValueOrDefault("zero")?.Text(), parts.GetValueOrDefault("identity")?.Text());
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
