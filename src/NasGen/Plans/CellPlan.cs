namespace NasGen.Plans;

/// <summary>A directed acyclic graph: node 0 is the (preprocessed) input, every other node the sum of its edges, or zero if it has none.</summary>
/// <param name="Nodes">The number of nodes, the input included.</param>
/// <param name="Channels">The channels (or features) of every node.</param>
/// <param name="Edges">Those that lead to the output, by target, then by source; an edge that chose zero is none of them.</param>
/// <param name="Concatenates">Whether the output is all nodes but node 0, concatenated along the channels, rather than the last node.</param>
/// <param name="Preprocessing">What gives the input the nodes' shape; <see langword="null"/> if it has that shape already.</param>
internal sealed record CellPlan(int Nodes, long Channels, IReadOnlyList<CellEdgePlan> Edges, bool Concatenates, SequencePlan? Preprocessing) : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

/// <param name="Option">The candidate's name.</param>
internal sealed record CellEdgePlan(int From, int To, string Option, SequencePlan Operation);
