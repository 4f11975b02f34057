using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Sets how often a module decision's block is repeated. Each repeat has weights of its own; a stride applies to the first one only.
/// Without it, there is one block. It stands beside <c>[Choice]</c>.
/// </summary>
/// <param name="min">The smallest number of repeats, at least 1; the default.</param>
/// <param name="max">The largest number of repeats, inclusive.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class DepthAttribute(int min, int max) : Attribute
{
    /// <summary>The smallest number of repeats, at least 1; the default.</summary>
    public int Min { get; } = min;

    /// <summary>The largest number of repeats, inclusive.</summary>
    public int Max { get; } = max;
}
