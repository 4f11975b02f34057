using System.Diagnostics;

namespace NasGen;

/// <summary>How often a module decision's block is repeated. A stride applies to the first repeat only.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class DepthAttribute(int min, int max) : Attribute
{
    /// <summary>The least number of repeats, at least 1; the default.</summary>
    public int Min { get; } = min;

    /// <summary>The largest number of repeats, inclusive.</summary>
    public int Max { get; } = max;
}
