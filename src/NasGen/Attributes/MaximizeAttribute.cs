using System.Diagnostics;

namespace NasGen;

/// <summary>An objective to maximize. The one declared first, over all of the class's attributes, chooses the best.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaximizeAttribute : Attribute
{
    /// <summary>A built-in metric on validation data.</summary>
    public MaximizeAttribute(Metric metric) => Objective = metric.ToString();

    /// <summary>A cost.</summary>
    public MaximizeAttribute(Cost cost) => Objective = cost.ToString();

    /// <summary>The user's own: a static method <c>double Score(Tensor output, Tensor target)</c>, by name.</summary>
    public MaximizeAttribute(string method) => Objective = method;

    /// <summary>The name of the metric, cost or method.</summary>
    public string Objective { get; }
}
