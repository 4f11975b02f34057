using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Subtracts <c>weight × cost</c> from the objective declared first (or adds it, if that one is minimized).
/// </summary>
/// <param name="cost">The cost.</param>
/// <param name="weight">The weight per unit of the cost: per parameter, operation, byte, second or joule. Positive.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PenaltyAttribute(Cost cost, double weight) : Attribute
{
    /// <summary>The cost.</summary>
    public Cost Cost { get; } = cost;

    /// <summary>The weight per unit of the cost.</summary>
    public double Weight { get; } = weight;
}
