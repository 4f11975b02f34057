namespace NasGen.Search.Spaces;

/// <summary>One edge of a cell.</summary>
/// <param name="Decision">The decision whose option is the operation.</param>
/// <param name="From">A node.</param>
/// <param name="To">A node with a higher number.</param>
public sealed record CellEdge(string Decision, int From, int To);
