using static TorchSharp.torch;

namespace NasGen.Data;

/// <summary>
/// Samples as they were read, in memory.
/// </summary>
/// <param name="Inputs">float32, <c>[n, …input]</c>.</param>
/// <param name="Targets">int64 <c>[n]</c> for classification, float32 <c>[n, outputs]</c> for regression.</param>
/// <param name="Groups">Of each sample; <see langword="null"/> where the data have none.</param>
/// <param name="Times">Of each sample, to order by; <see langword="null"/> where the data have none.</param>
/// <param name="LabelNames">The text of each class number where labels were text, in ordinal order.</param>
internal sealed record Samples(Tensor Inputs, Tensor Targets, string[]? Groups = null, double[]? Times = null, string[]? LabelNames = null) : IDisposable
{
    public int Count => (int)Inputs.shape[0];

    public void Dispose()
    {
        Inputs.Dispose();
        Targets.Dispose();
    }
}
