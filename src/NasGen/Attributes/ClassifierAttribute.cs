using System.Diagnostics;

namespace NasGen;

/// <summary>A head for classification: global average pooling where the input has space or time, then a linear layer to one logit a class. No decision; its input size is inferred.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class ClassifierAttribute(int classes) : Attribute
{
    /// <summary>The number of classes, at least 2.</summary>
    public int Classes { get; } = classes;
}
