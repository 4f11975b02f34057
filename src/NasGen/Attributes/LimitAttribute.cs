using System.Diagnostics;

namespace NasGen;

/// <summary>A hard limit on a cost, in SI units (count, bytes, seconds, joules): no candidate beyond it is ever trained.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LimitAttribute(Cost cost, double max) : Attribute
{
    /// <summary>What is limited.</summary>
    public Cost Cost { get; } = cost;

    /// <summary>The largest allowed value, inclusive.</summary>
    public double Max { get; } = max;
}
