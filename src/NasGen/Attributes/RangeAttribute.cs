using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Declares a scalar decision in a range that includes both ends. The smallest value is the default.
/// </summary>
/// <param name="min">The smallest value.</param>
/// <param name="max">The largest value.</param>
/// <example>
/// <code>
/// [Range(0.001, 1.0, Logarithmic = true)]
/// protected abstract double Temperature { get; }
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class RangeAttribute(double min, double max) : Attribute
{
    /// <summary>The smallest value.</summary>
    public double Min { get; } = min;

    /// <summary>The largest value.</summary>
    public double Max { get; } = max;

    /// <summary>The distance between neighbouring values. Default: 1 for integers; 0 for reals, which allows every value.</summary>
    public double Step { get; set; }

    /// <summary>Whether equal factors, rather than equal distances, are equally likely. The minimum must then be positive. Default: <c>false</c>.</summary>
    public bool Logarithmic { get; set; }
}
