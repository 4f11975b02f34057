using NasGen.Search.Contracts;
using TorchSharp.Modules;
using static TorchSharp.torch;
using GroupConvolution = NasGen.Modules.GroupConvolution;
using GroupLinear = NasGen.Modules.GroupLinear;
using Orbit = NasGen.Modules.Orbit;
using OrbitMean = NasGen.Modules.OrbitMean;

namespace NasGen.Costs;

/// <summary>Calls of libtorch's layers with their costs.</summary>
internal static class LayerCalls
{
    /// <summary>The bytes per number of float32.</summary>
    public const int BytesPerNumber = 4;

    /// <summary>A call of a leaf module, with costs per sample.</summary>
    public static LayerCall Of(nn.Module layer, Tensor input, Tensor output, double batch)
    {
        var macs = LayerMacs.Of(layer, input, output) / batch;
        var moved = (input.numel() + output.numel()) / batch;
        var channels = input.dim() > 1 ? input.shape[1] : 1;
        return layer switch
        {
            ConvolutionTranspose l => Call(LayerKind.Own, l.weight.numel()),
            Convolution l => Call(LayerKind.Convolving(Groups(l), l.weight.shape[2..].All(size => size == 1)), l.weight.numel(), Groups(l)),
            Linear l => Call(LayerKind.Linear, l.weight.numel()),
            GroupLinear l => Call(LayerKind.Linear, LayerMacs.Weight(l).numel()),
            GroupConvolution l => Call(LayerKind.Convolving(groups: 1, LayerMacs.Weight(l).shape[^1] == 1), LayerMacs.Weight(l).numel()),
            OrbitMean => Call(LayerKind.AveragePool, units: channels),
            BatchNorm => Call(LayerKind.Of(Norm.Batch), units: channels),
            GroupNorm => Call(LayerKind.Of(Norm.Group), units: channels),
            InstanceNorm => Call(LayerKind.Of(Norm.Instance), units: channels),
            MaxPool1d or MaxPool2d or MaxPool3d => Call(LayerKind.MaxPool, units: channels),
            AvgPool1d or AvgPool2d or AvgPool3d => Call(LayerKind.AveragePool, units: channels),
            AdaptiveAvgPool1d or AdaptiveAvgPool2d or AdaptiveAvgPool3d => Call(LayerKind.GlobalPool, units: channels),
            Flatten or Identity or Dropout or Orbit => new LayerCall(LayerKind.Reshape, 0, 0),
            _ when macs == 0 && input.shape.AsSpan().SequenceEqual(output.shape) => Call(LayerKind.Activation),
            _ => Call(LayerKind.Own, layer.parameters().Sum(p => p.numel())),
        };

        LayerCall Call(string kind, long weights = 0, long units = 1) => new(kind, macs, BytesPerNumber * (moved + weights), units);

        static long Groups(Convolution layer) => layer.in_channels / layer.weight.shape[1];
    }
}
