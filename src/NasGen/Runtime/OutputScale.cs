using System.ComponentModel;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Runtime;

/// <summary>Brings a regression's outputs to the units of its targets. For generated code only: a winner's source says the same without NasGen.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OutputScale
{
    /// <summary>offset + scale · output.</summary>
    /// <param name="output">What the network computes: <c>[N, outputs]</c>.</param>
    /// <param name="scale">One scale for all outputs, or one per output.</param>
    /// <param name="offset">As many offsets.</param>
    /// <exception cref="InvalidOperationException">The network has another number of outputs.</exception>
    public static Tensor Apply(Tensor output, double[] scale, double[] offset)
    {
        if (scale.Length == 1) return output * scale[0] + offset[0];
        if (output.dim() < 2 || output.shape[^1] != scale.Length)
            throw new InvalidOperationException(
                $"[Regression] has {scale.Length} scales, but forward returns [{string.Join(", ", output.shape)}]. Give one scale per output, or one for all.");
        return output * tensor([.. scale.Select(value => (float)value)], device: output.device)
            + tensor([.. offset.Select(value => (float)value)], device: output.device);
    }
}
