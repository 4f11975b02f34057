using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Declares a head for classification, which is not a decision: global average pooling for images and sequences, then a linear layer.
/// <c>[N, C, H, W]</c>, <c>[N, C, L]</c> or <c>[N, features]</c> becomes logits <c>[N, classes]</c>. The input size is inferred.
/// </summary>
/// <param name="classes">The number of classes, at least 2.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class ClassifierAttribute(int classes) : Attribute
{
    /// <summary>The number of classes, at least 2.</summary>
    public int Classes { get; } = classes;
}
