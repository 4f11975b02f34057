using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Sets the number of channels (or features) that a module decision's block returns. Default: that of its input.
/// One value fixes it; several are searched, and the first is the default. It stands beside <c>[Choice]</c>.
/// </summary>
/// <param name="options">The widths, each at least 1.</param>
/// <example>
/// <code>
/// [Choice&lt;ConvBlock, MobileBlock&gt;, Width(16, 32)]
/// protected abstract Module&lt;Tensor, Tensor&gt; Stem { get; }
///
/// [Choice&lt;ConvBlock, ResidualBlock&gt;, Width(SameAs = nameof(Stem))]
/// protected abstract Module&lt;Tensor, Tensor&gt; Body { get; }
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class WidthAttribute(params int[] options) : Attribute
{
    /// <summary>The options in order. The first is the default.</summary>
    public int[] Options { get; } = options;

    /// <summary>The name of a property, declared earlier, whose width this one shares. Give it instead of options.</summary>
    public string? SameAs { get; set; }
}
