using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Sets the side of the kernels of a module decision's convolutions and pools, in pixels or steps. Default: 3.
/// One value fixes it; several are searched, and the first is the default. It stands beside <c>[Choice]</c>.
/// </summary>
/// <param name="options">The sizes, each at least 1. Odd ones keep the size of the input; even ones shrink it by one.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class KernelAttribute(params int[] options) : Attribute
{
    /// <summary>The options in order. The first is the default.</summary>
    public int[] Options { get; } = options;
}
