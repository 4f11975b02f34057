using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Sets the symmetry of a module decision's blocks. Default: none.
/// One value fixes it; several are searched, and the first is the default. It stands beside <c>[Choice]</c>.
/// </summary>
/// <param name="options">The symmetries.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class SymmetryAttribute(params Symmetry[] options) : Attribute
{
    /// <summary>The options in order. The first is the default.</summary>
    public Symmetry[] Options { get; } = options;
}
