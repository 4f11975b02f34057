using System.Diagnostics;

namespace NasGen;

/// <summary>The kernel size of a module decision's convolutions and pools: one value is fixed, several are a decision. Odd numbers keep sizes.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class KernelAttribute(params int[] options) : Attribute
{
    /// <summary>The options in order; the first is the default.</summary>
    public int[] Options { get; } = options;
}
