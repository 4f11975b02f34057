namespace NasGen.Search.Contracts;

/// <summary>The tensor shapes at one module decision or head, without the batch.</summary>
/// <param name="Inputs">The input shape of each repeat, in order.</param>
/// <param name="Output">The output shape of the last repeat.</param>
public sealed record RepeatShapes(IReadOnlyList<long[]> Inputs, long[] Output)
{
    /// <summary>The inputs of the repeats, then the output: the order in which they are stored.</summary>
    public IReadOnlyList<long[]> InOrder => [.. Inputs, Output];

    /// <summary>The output shape of one repeat, which is the input shape of the next one.</summary>
    public long[] OutputOf(int repeat) => repeat + 1 < Inputs.Count ? Inputs[repeat + 1] : Output;

    /// <summary>The inverse of <see cref="InOrder"/>.</summary>
    /// <param name="shapes">The inputs of the repeats, then the output: at least one shape.</param>
    public static RepeatShapes Of(IReadOnlyList<long[]> shapes) => new([.. shapes.Take(shapes.Count - 1)], shapes[^1]);
}
