using System.Diagnostics;

namespace NasGen;

/// <summary>
/// States which quality is good enough. Among the architectures that reach it, the first objective chooses the winner, which may then be a cost; if none
/// does, the nearest one is the winner. Only full trainings tell.
/// </summary>
/// <example>
/// The cheapest network that is good enough:
/// <code>
/// [AtLeast(Metric.BalancedAccuracy, 0.9), Minimize(Cost.EnergyPerDay)]
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AtLeastAttribute : Attribute
{
    /// <summary>States the quality by a metric on validation data.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="value">The lowest value that is good enough, inclusive; of an error or a loss, the highest one.</param>
    public AtLeastAttribute(Metric metric, double value) => (Name, Value) = (metric.ToString(), value);

    /// <summary>Is an error, because less of a cost is better: write <c>[Limit(Cost.…, …)]</c>.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="value">The value.</param>
    public AtLeastAttribute(Cost cost, double value) => (Name, Value) = (cost.ToString(), value);

    /// <summary>The name of the metric.</summary>
    public string Name { get; }

    /// <summary>The value that is good enough.</summary>
    public double Value { get; }
}
