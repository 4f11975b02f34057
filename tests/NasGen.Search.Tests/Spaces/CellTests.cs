using NasGen.Search.Spaces;

namespace NasGen.Search.Tests.Spaces;

public sealed class CellTests
{
    private static readonly string[] Operations = ["none", "skip", "conv", "pool"];

    /// <summary>The cell of NAS-Bench-201: four nodes, an edge between each two.</summary>
    internal static SearchSpace Space { get; } = Make("none", "skip");

    [Fact]
    public void Four_nodes_have_four_paths() =>
        Assert.Equal([[0, 1, 2], [0, 4], [3, 2], [5]], Space.Cells[0].Paths.Select(p => p.ToArray()));

    [Fact]
    public void What_is_no_cell_is_refused()
    {
        Assert.Contains("'lost'", Assert.Throws<ArgumentException>(() => Make("lost", null)).Message, StringComparison.Ordinal);
        var decisions = Space.Decisions;
        Assert.Throws<ArgumentException>(() => new Cell(decisions, [new("e01", 1, 0)]));
        Assert.Throws<ArgumentException>(() => new Cell(decisions, [new("unknown", 0, 1)]));
        Assert.Throws<ArgumentException>(() => new Cell(decisions, [new("e01", 0, 1), new("e23", 2, 3)]));
    }

    private static SearchSpace Make(string? zero, string? identity)
    {
        (int From, int To)[] edges = [(0, 1), (1, 2), (2, 3), (0, 2), (1, 3), (0, 3)];
        Decision[] decisions = [.. edges.Select(e => new Decision($"e{e.From}{e.To}", new Categorical(Operations)))];
        return new SearchSpace("Cell", decisions, [new Cell(decisions, [.. edges.Select(e => new CellEdge($"e{e.From}{e.To}", e.From, e.To))], zero, identity)]);
    }
}
