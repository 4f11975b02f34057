namespace NasGen.Search.Spaces;

/// <summary>One edge of a cell.</summary>
/// <param name="Decision">The decision whose option is the operation.</param>
/// <param name="From">The node at which the edge begins.</param>
/// <param name="To">The node at which it ends, with a higher number.</param>
public sealed record CellEdge(string Decision, int From, int To);
