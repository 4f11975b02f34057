namespace NasGen.Search.Contracts;

/// <summary>What a dry run finds out: everything that is known before training.</summary>
/// <param name="Shapes">The shapes inside the architecture.</param>
/// <param name="Output">The shape of the output for one sample.</param>
/// <param name="Parameters">The number of trainable parameters.</param>
/// <param name="Macs">The multiply-accumulate operations for one sample.</param>
/// <param name="Memory">Bytes: all parameters, and the largest sum of a leaf's input and output, for one sample.</param>
internal sealed record DryRunResult(ArchitectureShapes Shapes, long[] Output, long Parameters, long Macs, long Memory)
{
    /// <summary>The layers in the user's own modules: the others follow from the shapes.</summary>
    public IReadOnlyList<LayerCall> Own { get; init; } = [];
}
