using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NasGen.Costs;

/// <summary>Multiply-accumulate operations of one call of a leaf module, bias left out.</summary>
internal static class LayerMacs
{
    public static long Of(nn.Module layer, Tensor input, Tensor output) => layer switch
    {
        // One weight is used once for each input element of its channel; elsewhere, for each output element.
        ConvolutionTranspose l => input.numel() * (l.weight.numel() / l.in_channels),
        Convolution l => output.numel() * (l.weight.numel() / l.out_channels),
        Linear l => output.numel() * l.in_features,
        _ => 0,
    };

    /// <summary>Of a layer with two inputs.</summary>
    public static long Of(nn.Module layer, Tensor output) => layer switch
    {
        Bilinear l => output.numel() * l.in1_features * l.in2_features,
        _ => 0,
    };

    /// <summary>Of a recurrent layer: every weight is used once for each time step of each sample.</summary>
    public static long Recurrent(nn.Module layer, Tensor input) =>
        input.shape.Take(input.shape.Length - 1).Aggregate(1L, (product, size) => product * size)
        * layer.parameters().Where(p => p.shape.Length == 2).Sum(p => p.numel());
}
