using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Sets the task to classification. The loss is the cross-entropy of logits <c>[N, classes]</c>, unless <c>[Loss]</c> names another. The default
/// objective is <see cref="Metric.Accuracy"/>.
/// </summary>
/// <param name="classes">The number of classes, at least 2.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class ClassificationAttribute(int classes) : Attribute
{
    /// <summary>The number of classes, at least 2. Targets are 0 to <c>classes − 1</c>.</summary>
    public int Classes { get; } = classes;
}
