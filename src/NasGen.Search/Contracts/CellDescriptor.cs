namespace NasGen.Search.Contracts;

/// <summary>The cell of a property: a directed graph whose edges each choose one of the property's candidates. Node 0 is the input.</summary>
/// <param name="Nodes">The number of nodes, including the input.</param>
/// <param name="Concat">Whether the output is the concatenation of all nodes except the input. Otherwise it is the last node.</param>
/// <param name="Edges">The edges, ordered by target, then by source.</param>
/// <param name="InputsDecisions">The decision on the inputs of each node (options such as <c>0+2</c>); <see langword="null"/> if the node has none.</param>
/// <param name="Inputs">The number of predecessors that each node keeps; <see langword="null"/>: all of them.</param>
internal sealed record CellDescriptor(int Nodes, bool Concat, CellEdgeDescriptor[] Edges, string?[] InputsDecisions, int? Inputs = null);

/// <summary>One edge of a cell.</summary>
/// <param name="From">The source node.</param>
/// <param name="To">The target node.</param>
/// <param name="Decision">The decision on the operation. It is not alive if the target does not keep this edge.</param>
internal sealed record CellEdgeDescriptor(int From, int To, string Decision);
