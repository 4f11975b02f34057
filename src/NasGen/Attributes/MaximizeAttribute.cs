using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Declares an objective to maximize. The objective declared first, among all of the class, chooses the winner. Further ones decide between
/// equals, and the report shows the Pareto front.
/// </summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaximizeAttribute : Attribute
{
    /// <summary>Declares a metric as the objective.</summary>
    /// <param name="metric">A metric of which more is better, computed on validation data.</param>
    public MaximizeAttribute(Metric metric) => Objective = metric.ToString();

    /// <summary>Is an error, because more of a cost is never better: write <c>[Minimize(Cost.…)]</c>.</summary>
    /// <param name="cost">The cost.</param>
    public MaximizeAttribute(Cost cost) => Objective = cost.ToString();

    /// <summary>Declares a score of your own as the objective.</summary>
    /// <param name="method">The name of a static method <c>double Score(Tensor output, Tensor target)</c>. It gets all validation samples.</param>
    public MaximizeAttribute(string method) => Objective = method;

    /// <summary>The name of the metric, the cost or the method.</summary>
    public string Objective { get; }
}
