using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Reads samples from two files in the IDX format, which is MNIST's. Bytes become floats from 0 to 255; scale them in the model.
/// A file compressed by gzip is recognised by its first two bytes, whatever its name.
/// </summary>
/// <param name="inputs">The path of the file of inputs, relative to the project.</param>
/// <param name="labels">The path of the file of labels, relative to the project.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class IdxAttribute(string inputs, string labels) : Attribute
{
    /// <summary>The path of the file of inputs.</summary>
    public string Inputs { get; } = inputs;

    /// <summary>The path of the file of labels.</summary>
    public string Labels { get; } = labels;

    /// <summary>The file of the test set's inputs. Without it, NasGen splits off 20 % of the samples.</summary>
    public string? TestInputs { get; set; }

    /// <summary>The file of the test set's labels. Give it together with <see cref="TestInputs"/>.</summary>
    public string? TestLabels { get; set; }
}
