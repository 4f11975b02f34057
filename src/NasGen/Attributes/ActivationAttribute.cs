using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Sets the activation of a module decision's blocks. Default: ReLU.
/// One value fixes it; several are searched, and the first is the default. It stands beside <c>[Choice]</c>.
/// </summary>
/// <param name="options">The activations.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class ActivationAttribute(params Activation[] options) : Attribute
{
    /// <summary>The options in order. The first is the default.</summary>
    public Activation[] Options { get; } = options;
}
