using System.Diagnostics;

namespace NasGen;

/// <summary>The stride of a module decision's first repeat: one value is fixed, several are a decision.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class StrideAttribute(params int[] options) : Attribute
{
    /// <summary>The options in order; the first is the default.</summary>
    public int[] Options { get; } = options;
}
