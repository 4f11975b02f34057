using System.Diagnostics;

namespace NasGen;

/// <summary>Samples from two IDX files (MNIST's format), gzipped if their names end in <c>.gz</c>; paths are relative to the project. Bytes stay bytes' values, as floats: scale them in the model.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class IdxAttribute(string inputs, string labels) : Attribute
{
    /// <summary>The file of inputs.</summary>
    public string Inputs { get; } = inputs;

    /// <summary>The file of labels.</summary>
    public string Labels { get; } = labels;

    /// <summary>The test set's inputs; without it NasGen splits a test set off.</summary>
    public string? TestInputs { get; set; }

    /// <summary>The test set's labels.</summary>
    public string? TestLabels { get; set; }
}
