using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Makes a module decision a cell: a directed acyclic graph whose node 0 is the input, whose edges each choose one of the candidates, and
/// whose other nodes are the sums of the edges that lead to them. Candidates keep the shape within a cell; width and stride are met before it.
/// </summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class CellAttribute : Attribute
{
    /// <summary>The number of nodes with the input, 2 to 8.</summary>
    public int Nodes { get; set; } = 4;

    /// <summary>How many edges lead to a node that has more nodes before it: which ones is then a decision. 0: edges from all of them.</summary>
    public int Inputs { get; set; }

    /// <summary>Whether the output is all nodes but the input, concatenated along the channels, rather than the last node.</summary>
    public bool Concat { get; set; }
}
