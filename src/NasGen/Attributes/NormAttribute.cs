using System.Diagnostics;

namespace NasGen;

/// <summary>The normalisation of a module decision's blocks: one value is fixed, several are a decision.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class NormAttribute(params Norm[] options) : Attribute
{
    /// <summary>The options in order; the first is the default.</summary>
    public Norm[] Options { get; } = options;
}
