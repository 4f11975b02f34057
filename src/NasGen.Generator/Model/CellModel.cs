using System.Collections.Generic;
using System.Linq;

namespace NasGen.Generator.Model;

/// <summary>A module decision that is a graph.</summary>
/// <param name="Nodes">The number of nodes. The input is one of them, node 0.</param>
/// <param name="Inputs">The number of edges that lead to a node with more nodes before it; <see langword="null"/> if all nodes before it do.</param>
/// <param name="Concat">Whether the output is the concatenation of all nodes except the input, instead of the last node alone.</param>
internal sealed record CellModel(int Nodes, int? Inputs, bool Concat)
{
    public IEnumerable<(int From, int To)> Edges =>
        from to in Enumerable.Range(1, Nodes - 1)
        from source in Enumerable.Range(0, to)
        select (source, to);

    /// <summary>Whether the inputs of a node are a decision.</summary>
    public bool ChoosesInputs(int node) => node > Inputs;

    /// <summary>The name of the decision of an edge's operation.</summary>
    public static string EdgeOf(string property, int from, int to) => $"{property}.Edge{from}_{to}";

    /// <summary>The name of the decision of a node's inputs.</summary>
    public static string InputsOf(string property, int node) => $"{property}.Node{node}.Inputs";
}
