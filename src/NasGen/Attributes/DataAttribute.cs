using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Takes samples from a static method of the class that is not private: <c>(Tensor Inputs, Tensor Targets) Load()</c>. Inputs have the shape
/// <c>[N, …Input]</c>. Targets have the shape <c>[N]</c> (class numbers) for classification, and <c>[N, outputs]</c> for regression. The method is
/// called once per search, in a process of its own, therefore trainings do not see static fields that it sets.
/// </summary>
/// <remarks>
/// The tuple may go on with <c>string[] Groups</c>, with <c>double[] Times</c>, or with both in this order, one element per sample. All samples of a group
/// are on the same side of the split. With times, training data come before validation data, and validation data before test data.
/// </remarks>
/// <param name="method">The name of the method: <c>nameof(Load)</c>.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class DataAttribute(string method) : Attribute
{
    /// <summary>The name of the method.</summary>
    public string Method { get; } = method;

    /// <summary>The name of a second method of the same signature, which returns the test set. Without it, NasGen splits off 20 % of the samples.</summary>
    public string? Test { get; set; }
}
