using System.Diagnostics;

namespace NasGen;

/// <summary>One more winner: the best architecture by the first objective whose cost is at most <c>max</c>.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PickAttribute(string name, Cost cost, double max) : Attribute
{
    /// <summary>The winner's class name.</summary>
    public string Name { get; } = name;

    /// <summary>The cost that chooses it.</summary>
    public Cost Cost { get; } = cost;

    /// <summary>The largest allowed value, in SI units.</summary>
    public double Max { get; } = max;
}
