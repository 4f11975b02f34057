using System.Diagnostics;

namespace NasGen;

/// <summary>The task: classification, trained by cross-entropy on logits.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class ClassificationAttribute(int classes) : Attribute
{
    /// <summary>The number of classes; targets are 0 to <c>classes − 1</c>.</summary>
    public int Classes { get; } = classes;
}
