using NasGen.Search.Contracts;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NasGen.Costs;

/// <summary>Layers of libtorch as calls that cost something.</summary>
internal static class LayerCalls
{
    public const int BytesANumber = 4;

    /// <summary>What a leaf module just did.</summary>
    public static LayerCall Of(nn.Module layer, Tensor input, Tensor output, double batch)
    {
        var (macs, moved, channels) = (LayerMacs.Of(layer, input, output) / batch, (input.numel() + output.numel()) / batch, input.dim() > 1 ? input.shape[1] : 1);
        return layer switch
        {
            ConvolutionTranspose l => Call(LayerKind.Own, l.weight.numel()),
            Convolution l => Call(LayerKind.Convolving(Groups(l), l.weight.shape[2..].All(size => size == 1)), l.weight.numel(), Groups(l)),
            Linear l => Call(LayerKind.Linear, l.weight.numel()),
            BatchNorm => Call(LayerKind.Of(Norm.Batch), units: channels),
            GroupNorm => Call(LayerKind.Of(Norm.Group), units: channels),
            InstanceNorm => Call(LayerKind.Of(Norm.Instance), units: channels),
            MaxPool1d or MaxPool2d or MaxPool3d => Call(LayerKind.MaxPool, units: channels),
            AvgPool1d or AvgPool2d or AvgPool3d => Call(LayerKind.AveragePool, units: channels),
            AdaptiveAvgPool1d or AdaptiveAvgPool2d or AdaptiveAvgPool3d => Call(LayerKind.GlobalPool, units: channels),
            Flatten or Identity or Dropout => new LayerCall(LayerKind.Reshape, 0, 0),
            _ when macs == 0 && input.shape.AsSpan().SequenceEqual(output.shape) => Call(LayerKind.Activation),
            _ => Call(LayerKind.Own, layer.parameters().Sum(p => p.numel())),
        };

        LayerCall Call(string kind, long weights = 0, long units = 1) => new(kind, macs, BytesANumber * (moved + weights), units);

        static long Groups(Convolution layer) => layer.in_channels / layer.weight.shape[1];
    }
}
