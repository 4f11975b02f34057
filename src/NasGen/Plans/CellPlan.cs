namespace NasGen.Plans;

/// <summary>A directed acyclic graph: node 0 is the (preprocessed) input, every other node the sum of its edges, or zero where it has none.</summary>
/// <param name="Edges">Those that lead to the output, by target, then by source; an edge that chose zero is none of them.</param>
/// <param name="Concatenates">Whether the output is all nodes but node 0, concatenated along the channels, rather than the last node.</param>
internal sealed record CellPlan(int Nodes, IReadOnlyList<CellEdgePlan> Edges, bool Concatenates, SequencePlan? Preprocessing) : BlockPlan;

/// <param name="Option">The candidate's name.</param>
internal sealed record CellEdgePlan(int From, int To, string Option, SequencePlan Operation);
