using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Sets the task to regression. The loss is the mean squared error of outputs <c>[N, outputs]</c>, unless <c>[Loss]</c> names another. The default
/// objective is <see cref="Metric.MeanSquaredError"/>, minimized.
/// </summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class RegressionAttribute : Attribute;
