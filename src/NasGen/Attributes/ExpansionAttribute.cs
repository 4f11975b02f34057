using System.Diagnostics;

namespace NasGen;

/// <summary>By what factor an inverted bottleneck widens its input: one value is fixed, several are a decision.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class ExpansionAttribute(params int[] options) : Attribute
{
    /// <summary>The options in order; the first is the default.</summary>
    public int[] Options { get; } = options;
}
