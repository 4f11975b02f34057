using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Sets the normalisation of a module decision's blocks. Default: batch normalisation.
/// One value fixes it; several are searched, and the first is the default. It stands beside <c>[Choice]</c>.
/// </summary>
/// <param name="options">The normalisations.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class NormAttribute(params Norm[] options) : Attribute
{
    /// <summary>The options in order. The first is the default.</summary>
    public Norm[] Options { get; } = options;
}
