using System.Diagnostics;

namespace NasGen;

/// <summary>The activation of a module decision's blocks: one value is fixed, several are a decision.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class ActivationAttribute(params Activation[] options) : Attribute
{
    /// <summary>The options in order; the first is the default.</summary>
    public Activation[] Options { get; } = options;
}
