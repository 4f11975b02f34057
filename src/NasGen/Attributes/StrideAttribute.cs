using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Sets the stride of a module decision's first repeat. Default: 1. A stride of 2 halves height and width.
/// One value fixes it; several are searched, and the first is the default. It stands beside <c>[Choice]</c>.
/// </summary>
/// <param name="options">The strides, each at least 1.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class StrideAttribute(params int[] options) : Attribute
{
    /// <summary>The options in order. The first is the default.</summary>
    public int[] Options { get; } = options;
}
