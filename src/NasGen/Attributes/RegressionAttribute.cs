using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Sets the task to regression. The loss is the mean squared error of outputs <c>[N, outputs]</c>, unless <c>[Loss]</c> names another. The default
/// objective is <see cref="Metric.MeanSquaredError"/>, minimized.
/// </summary>
/// <remarks>
/// Networks learn numbers near 1 best. With <see cref="Scale"/> and <see cref="Offset"/>, outputs are <c>offset + scale · what the network computes</c>,
/// in the winner's source, too. Targets, outputs and metrics then stay in the units of the data, and the loss is in units of the scale.
/// </remarks>
/// <example>
/// <code>
/// [Regression(Scale = [72_000], Offset = [350_000])]
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class RegressionAttribute : Attribute
{
    /// <summary>The scale of the targets, for example their standard deviation: one positive number for all outputs, or one per output. Default: 1.</summary>
    public double[] Scale { get; set; } = [];

    /// <summary>What lies in the middle of the targets, for example their mean: one number for all outputs, or one per output. Default: 0.</summary>
    public double[] Offset { get; set; } = [];
}
