namespace NasGen.Search.Contracts;

/// <summary>A property's cell: a graph of nodes, node 0 the input, whose edges each choose one of the property's candidates.</summary>
/// <param name="Inputs">How many predecessors a node keeps; <see langword="null"/>: all of them.</param>
/// <param name="Concat">Whether the output is all nodes but the input, concatenated, rather than the last one.</param>
/// <param name="Edges">By target, then by source.</param>
/// <param name="InputsDecisions">For each node the decision of its inputs (options such as <c>0+2</c>); <see langword="null"/> where it has none.</param>
internal sealed record CellDescriptor(int Nodes, int? Inputs, bool Concat, CellEdgeDescriptor[] Edges, string?[] InputsDecisions);

/// <param name="Decision">The decision whose option is the operation; not alive where the target does not keep this edge.</param>
internal sealed record CellEdgeDescriptor(int From, int To, string Decision);
