namespace NasGen.Search.Spaces;

/// <summary>
/// Decisions that form one cell: a directed acyclic graph from node 0, the input, to the node with the highest number, the output. Each edge
/// carries an operation. Architectures with the same paths are the same network, which kernels use.
/// </summary>
public sealed class Cell
{
    /// <param name="decisions">The decisions of the space.</param>
    /// <param name="edges">The edges, each of a categorical decision that is always alive, from a lower to a higher node.</param>
    /// <param name="zero">The operation that cuts an edge; <see langword="null"/> if there is none.</param>
    /// <param name="identity">The operation that passes its input on; <see langword="null"/> if there is none.</param>
    /// <exception cref="ArgumentException">An edge names no such decision, or leads nowhere or backwards.</exception>
    public Cell(IReadOnlyList<Decision> decisions, IReadOnlyList<CellEdge> edges, string? zero = null, string? identity = null)
    {
        Edges = edges.Count > 0 ? edges : throw new ArgumentException("A cell has at least one edge.");
        Zero = zero;
        Identity = identity;
        Output = edges.Max(e => e.To);
        Indices = [.. edges.Select(e => IndexOf(decisions, e))];
        string[] operations = [.. Indices.SelectMany(i => ((Categorical)decisions[i].Domain).Options)];
        foreach (var operation in (string?[])[zero, identity])
            if (operation is not null && !operations.Contains(operation))
                throw new ArgumentException($"No edge of the cell has the option '{operation}'.");
        Paths = [.. PathsFrom(0, [])];
        if (Paths.Count == 0) throw new ArgumentException($"No path leads from node 0 to node {Output}.");
    }

    /// <summary>The edges in the order of declaration.</summary>
    public IReadOnlyList<CellEdge> Edges { get; }

    /// <summary>The index in the space of each edge's decision.</summary>
    public IReadOnlyList<int> Indices { get; }

    /// <summary>The operation that cuts an edge; <see langword="null"/> if there is none.</summary>
    public string? Zero { get; }

    /// <summary>The operation that passes its input on; <see langword="null"/> if there is none.</summary>
    public string? Identity { get; }

    /// <summary>The number of the output's node.</summary>
    public int Output { get; }

    /// <summary>All paths from the input to the output, each a list of indices into <see cref="Edges"/>.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Paths { get; }

    private IEnumerable<IReadOnlyList<int>> PathsFrom(int node, int[] before)
    {
        if (node == Output) return [before];
        return Enumerable.Range(0, Edges.Count).Where(e => Edges[e].From == node).SelectMany(e => PathsFrom(Edges[e].To, [.. before, e]));
    }

    private static int IndexOf(IReadOnlyList<Decision> decisions, CellEdge edge)
    {
        if (edge.From < 0 || edge.To <= edge.From)
            throw new ArgumentException($"{edge.Decision} leads from node {edge.From} to {edge.To}: edges lead from lower to higher nodes.");
        for (var i = 0; i < decisions.Count; i++)
            if (decisions[i].Name == edge.Decision)
                return decisions[i] is { Domain: Categorical, When: null } ? i
                    : throw new ArgumentException($"{edge.Decision} is not a categorical decision that is always alive.");
        throw new ArgumentException($"There is no decision '{edge.Decision}'.");
    }
}
