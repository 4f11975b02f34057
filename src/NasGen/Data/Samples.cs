using System.Globalization;
using static TorchSharp.torch;

namespace NasGen.Data;

/// <summary>Samples in memory, with inputs as they were read.</summary>
/// <param name="Inputs">The inputs: float32 <c>[N, …Input]</c>.</param>
/// <param name="Targets">The targets: int64 <c>[N]</c> for classification, float32 <c>[N, outputs]</c> for regression.</param>
/// <param name="Groups">The group of each sample; <see langword="null"/> if the data have no groups.</param>
/// <param name="Times">The time of each sample, by which samples are ordered; <see langword="null"/> if the data have no times.</param>
/// <param name="LabelNames">The name of each class number, in ordinal order; <see langword="null"/> if labels are numbers.</param>
internal sealed record Samples(Tensor Inputs, Tensor Targets, string[]? Groups = null, double[]? Times = null, string[]? LabelNames = null) : IDisposable
{
    /// <summary>Maps the samples once more from the file that they are mapped from; <see langword="null"/> if they are in memory.</summary>
    public Func<Samples?>? MapAgain { get; init; }

    public int Count => (int)Inputs.shape[0];

    /// <summary>The memory of inputs and targets.</summary>
    public long Bytes => Inputs.numel() * Inputs.element_size() + Targets.numel() * Targets.element_size();

    /// <summary>The name of a class, or its number.</summary>
    public string NameOf(int label) => LabelNames?.ElementAtOrDefault(label) ?? label.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The inputs and targets for code that may change them. What is mapped from a file is mapped once more, copy-on-write, and takes no memory until it
    /// is changed.
    /// </summary>
    public (Tensor Inputs, Tensor Targets) Copy() => MapAgain?.Invoke() is { } mapped ? (mapped.Inputs, mapped.Targets) : (Inputs.clone(), Targets.clone());

    /// <summary>The first samples, as views.</summary>
    public Samples First(int count) => new(Inputs.narrow(0, 0, count), Targets.narrow(0, 0, count));

    public void Dispose()
    {
        Inputs.Dispose();
        Targets.Dispose();
    }
}
