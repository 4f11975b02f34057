namespace NasGen.Search.Contracts;

/// <summary>The result of a dry run: everything that is known about an architecture before training.</summary>
/// <param name="Shapes">The tensor shapes inside the architecture.</param>
/// <param name="Output">The shape of the output for one sample, without the batch.</param>
/// <param name="Parameters">The number of trainable parameters.</param>
/// <param name="Macs">The number of multiply-accumulate operations for one sample.</param>
/// <param name="Memory">The memory in bytes for one sample: all parameters, and the largest sum of the input and output of one leaf module.</param>
internal sealed record DryRunResult(ArchitectureShapes Shapes, long[] Output, long Parameters, long Macs, long Memory)
{
    /// <summary>The calls of layers inside the user's own modules. Those of built-in blocks follow from the shapes.</summary>
    public IReadOnlyList<LayerCall> Own { get; init; } = [];
}
