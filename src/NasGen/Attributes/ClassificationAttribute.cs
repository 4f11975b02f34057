using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Sets the task to classification. The loss is the cross-entropy of logits <c>[N, classes]</c>, unless <c>[Loss]</c> names another. The default
/// objective is <see cref="Metric.Accuracy"/>.
/// </summary>
/// <param name="classes">The number of classes, at least 2.</param>
/// <example>
/// <code>
/// [Classification(2, Balanced = true), Maximize(Metric.BalancedAccuracy)]
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class ClassificationAttribute(int classes) : Attribute
{
    /// <summary>The number of classes, at least 2. Targets are 0 to <c>classes − 1</c>.</summary>
    public int Classes { get; } = classes;

    /// <summary>
    /// Whether each class weighs the same in the loss, however few samples it has: a sample weighs n / (classes · samples of its class) of the n training
    /// samples. Choose it with <see cref="Metric.BalancedAccuracy"/> where one class is rare. Default: no, each sample weighs the same.
    /// </summary>
    public bool Balanced { get; set; }
}
