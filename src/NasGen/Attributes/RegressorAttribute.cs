using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Declares a head for regression, which is not a decision: global average pooling for images and sequences, then a linear layer.
/// <c>[N, C, H, W]</c>, <c>[N, C, L]</c> or <c>[N, features]</c> becomes <c>[N, outputs]</c>. The input size is inferred.
/// </summary>
/// <param name="outputs">The number of outputs, at least 1. Default: 1.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class RegressorAttribute(int outputs = 1) : Attribute
{
    /// <summary>The number of outputs, at least 1.</summary>
    public int Outputs { get; } = outputs;
}
