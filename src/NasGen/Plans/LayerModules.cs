using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Plans;

/// <summary>Layers as TorchSharp modules. <see cref="LayerSource"/> is its mirror image: what one says, the other does.</summary>
internal static class LayerModules
{
    public static Module<Tensor, Tensor> Build(BlockPlan layer) => layer switch
    {
        Convolution { Rank: 1 } l => Conv1d(l.In, l.Out, l.Kernel, stride: l.Stride, padding: l.Padding, groups: l.Groups, bias: l.Bias),
        Convolution l => Conv2d(l.In, l.Out, l.Kernel, stride: l.Stride, padding: l.Padding, groups: l.Groups, bias: l.Bias),
        Normalization l => Normalize(l),
        Nonlinearity l => Activate(l.Kind),
        SigmoidLayer => Sigmoid(),
        Pooling { IsMax: true, Rank: 1 } l => MaxPool1d(l.Kernel, stride: l.Stride, padding: l.Padding),
        Pooling { IsMax: true } l => MaxPool2d(l.Kernel, stride: l.Stride, padding: l.Padding),
        Pooling { Rank: 1 } l => AvgPool1d(l.Kernel, stride: l.Stride, padding: l.Padding),
        Pooling l => AvgPool2d(l.Kernel, stride: l.Stride, padding: l.Padding),
        GlobalAveragePooling { Rank: 1 } => AdaptiveAvgPool1d(1),
        GlobalAveragePooling => AdaptiveAvgPool2d(1),
        FlattenLayer => Flatten(),
        LinearLayer l => Linear(l.In, l.Out, hasBias: l.Bias),
        IdentityLayer => Identity(),
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "No such layer."),
    };

    private static Module<Tensor, Tensor> Normalize(Normalization layer) => (layer.Kind, layer.Rank) switch
    {
        (Norm.Batch, 2) => BatchNorm2d(layer.Channels),
        (Norm.Batch, _) => BatchNorm1d(layer.Channels),
        (Norm.Group, _) => new Modules.GroupNorm(layer.Groups, layer.Channels),
        (Norm.Instance, 2) => InstanceNorm2d(layer.Channels, affine: true),
        (Norm.Instance, 1) => InstanceNorm1d(layer.Channels, affine: true),
        (Norm.Instance, _) => LayerNorm(layer.Channels),
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "No such normalisation."),
    };

    private static Module<Tensor, Tensor> Activate(Activation activation) => activation switch
    {
        Activation.ReLU => ReLU(),
        Activation.SiLU => SiLU(),
        Activation.GELU => GELU(),
        Activation.Hardswish => Hardswish(),
        Activation.LeakyReLU => LeakyReLU(),
        Activation.ELU => ELU(),
        Activation.Tanh => Tanh(),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "No such activation."),
    };
}
