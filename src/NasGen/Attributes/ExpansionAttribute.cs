using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Sets the factor by which <see cref="MobileBlock"/> widens its input. Default: 4.
/// One value fixes it; several are searched, and the first is the default. It stands beside <c>[Choice]</c>.
/// </summary>
/// <param name="options">The factors, each at least 1.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class ExpansionAttribute(params int[] options) : Attribute
{
    /// <summary>The options in order. The first is the default.</summary>
    public int[] Options { get; } = options;
}
