using System.Collections.Generic;
using System.Linq;

namespace NasGen.Generator.Model;

/// <summary>A module decision that is a graph.</summary>
/// <param name="Nodes">With the input, node 0.</param>
/// <param name="Inputs">How many edges lead to a node that has more nodes before it; <see langword="null"/>: edges from all of them.</param>
/// <param name="Concat">Whether the output is all nodes but the input rather than the last one.</param>
internal sealed record CellModel(int Nodes, int? Inputs, bool Concat)
{
    public IEnumerable<(int From, int To)> Edges =>
        from to in Enumerable.Range(1, Nodes - 1)
        from source in Enumerable.Range(0, to)
        select (source, to);

    /// <summary>Whether a node's inputs are a decision.</summary>
    public bool ChoosesInputs(int node) => node > Inputs;

    /// <summary>The decision of an edge's operation.</summary>
    public static string EdgeOf(string property, int from, int to) => $"{property}.Edge{from}_{to}";

    /// <summary>The decision of a node's inputs.</summary>
    public static string InputsOf(string property, int node) => $"{property}.Node{node}.Inputs";
}
