using NasGen;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fashion;

/// <summary>
/// Networks for Fashion-MNIST: three stages, of which the first and the last halve the image. The benchmark <c>peer</c> copies this file into a project of
/// its own; its data files lie beside the copy. <c>peer_optuna.py</c> declares the same space.
/// </summary>
[SearchSpace(Input = [1, 28, 28])]
[Idx("data/images", "data/labels")]
[Classification(10)]
[Training(Epochs = [20], BatchSize = [64])]
[Limit(Cost.Parameters, 60_000)]
[Maximize(Metric.Accuracy)]
public abstract class FashionNet() : Module<Tensor, Tensor>(nameof(FashionNet))
{
    private const double Brightest = 255;

    [Choice<ConvBlock, SeparableConvBlock, ResidualBlock>(Stride = 2), Width(16, 8), Depth(1, 2)]
    protected abstract Module<Tensor, Tensor> Stem { get; }

    [Choice<ConvBlock, SeparableConvBlock, ResidualBlock, MobileBlock, InceptionBlock>, Width(32, 16, 48), Depth(1, 3), Stride(2, 1)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Choice<ConvBlock, SeparableConvBlock, ResidualBlock, MobileBlock>(Stride = 2), Width(48, 32, 64), Depth(1, 2)]
    protected abstract Module<Tensor, Tensor> Late { get; }

    [Values(0.0, 0.1, 0.3)]
    protected abstract double DropoutRate { get; }

    [Classifier(10)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x)
    {
        using var scaled = x / Brightest;
        using var early = Stem.call(scaled);
        using var middle = Body.call(early);
        using var features = Late.call(middle);
        using var dropped = functional.dropout(features, DropoutRate, training);
        return Head.call(dropped);
    }
}
