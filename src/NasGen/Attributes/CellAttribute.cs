using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Turns a module decision into a cell: a directed acyclic graph. Node 0 is the input, each edge chooses one of the candidates, and every other
/// node is the sum of its edges. Candidates keep the shape; a 1×1 convolution before node 0 applies width and stride.
/// </summary>
/// <example>
/// <code>
/// [Choice&lt;ConvBlock, IdentityBlock, ZeroBlock&gt;, Cell(Nodes = 4), Width(16, 32)]
/// protected abstract Module&lt;Tensor, Tensor&gt; Body { get; }
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class CellAttribute : Attribute
{
    /// <summary>The number of nodes, the input included: 2 to 8. Default: 4.</summary>
    public int Nodes { get; set; } = 4;

    /// <summary>The number of earlier nodes that a node keeps; which ones is a decision. Default: 0, which means all of them.</summary>
    public int Inputs { get; set; }

    /// <summary>
    /// Whether the output is the concatenation of all nodes except the input, along the channels, rather than the last node. Default:
    /// <c>false</c>.
    /// </summary>
    public bool Concat { get; set; }
}
