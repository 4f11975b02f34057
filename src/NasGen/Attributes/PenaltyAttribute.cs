using System.Diagnostics;

namespace NasGen;

/// <summary>Subtracts <c>weight × cost</c> from the objective declared first: the penalised form <c>accuracy − λ·cost</c>.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PenaltyAttribute(Cost cost, double weight) : Attribute
{
    /// <summary>What is penalised.</summary>
    public Cost Cost { get; } = cost;

    /// <summary>λ, per unit of the cost.</summary>
    public double Weight { get; } = weight;
}
