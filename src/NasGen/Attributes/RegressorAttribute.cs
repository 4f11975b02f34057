using System.Diagnostics;

namespace NasGen;

/// <summary>A head for regression: global average pooling where the input has space or time, then a linear layer. No decision; its input size is inferred.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class RegressorAttribute(int outputs = 1) : Attribute
{
    /// <summary>The number of outputs.</summary>
    public int Outputs { get; } = outputs;
}
