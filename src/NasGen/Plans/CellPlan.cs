namespace NasGen.Plans;

/// <summary>A directed acyclic graph. Node 0 is the (preprocessed) input; every other node is the sum of its edges, or zero without edges.</summary>
/// <param name="Nodes">The number of nodes, the input included.</param>
/// <param name="Channels">The channels (or features) of every node.</param>
/// <param name="Edges">The edges on a path to the output, by target, then by source, without those that chose zero.</param>
/// <param name="Concatenates">Whether the output is all nodes but node 0, concatenated along the channels; otherwise it is the last node.</param>
/// <param name="Preprocessing">The layers that give the input the nodes' shape; <see langword="null"/> if it has that shape already.</param>
internal sealed record CellPlan(int Nodes, long Channels, IReadOnlyList<CellEdgePlan> Edges, bool Concatenates, SequencePlan? Preprocessing) : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>An edge of a cell with the operation that it chose.</summary>
/// <param name="From">The source node.</param>
/// <param name="To">The target node.</param>
/// <param name="Option">The name of the chosen candidate.</param>
/// <param name="Operation">The plan of the chosen candidate.</param>
internal sealed record CellEdgePlan(int From, int To, string Option, SequencePlan Operation);
