using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Export.Tracing;

/// <summary>A tensor of a trace: the network's input, a tensor of its state dict, a constant, or the result of a step.</summary>
/// <param name="sizes">The shape in this trace.</param>
/// <param name="type">The type of its numbers.</param>
internal sealed class Value(long[] sizes, ScalarType type)
{
    public long[] Sizes { get; } = sizes;

    public ScalarType Type { get; } = type;

    /// <summary>The shape for any number of samples. It is known after two traces.</summary>
    public Dim[] Shape { get; set; } = [.. sizes.Select(size => new Dim(size))];

    /// <summary>The key in the state dict; <see langword="null"/> for other tensors.</summary>
    public string? Key { get; init; }

    /// <summary>The numbers of a tensor of the state dict or of a constant; <see langword="null"/> for what depends on other values.</summary>
    public Tensor? Constant { get; set; }

    /// <summary>
    /// The axis along which a constant was as long as there were samples, with the same numbers for each; <see cref="Constant"/> has a size of 1 there.
    /// </summary>
    public int? BatchAxis { get; set; }

    /// <summary>Whether the network's input has an effect on it.</summary>
    public bool DependsOnInput { get; init; }

    /// <summary>The step that makes it; <see langword="null"/> for what is there before.</summary>
    public Step? Maker { get; init; }

    public int Rank => Sizes.Length;
}
