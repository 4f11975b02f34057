using System.Diagnostics;

namespace NasGen;

/// <summary>A scalar decision in a range, both ends inclusive; the least value is the default.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class RangeAttribute(double min, double max) : Attribute
{
    /// <summary>The least value.</summary>
    public double Min { get; } = min;

    /// <summary>The largest value.</summary>
    public double Max { get; } = max;

    /// <summary>The distance between neighbouring values; 0 for every value between the ends (1 for integers).</summary>
    public double Step { get; set; }

    /// <summary>Whether equal factors, not equal distances, are equally likely. Needs a positive minimum.</summary>
    public bool Logarithmic { get; set; }
}
