using System.Diagnostics;

namespace NasGen;

/// <summary>The number of channels (or features) that a module decision's blocks put out: one value is fixed, several are a decision.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class WidthAttribute(params int[] options) : Attribute
{
    /// <summary>The options in order; the first is the default.</summary>
    public int[] Options { get; } = options;

    /// <summary>The name of another module decision whose width this one shares; then no options are given.</summary>
    public string? SameAs { get; set; }
}
