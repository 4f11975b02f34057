using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Benchmarks.Devices;

/// <summary>A chain without its own <c>forward</c>, on images with sixteen times as many pixels as the digits.</summary>
[SearchSpace(Input = [8, 32, 32]), Data(nameof(Load)), Classification(10)]
public abstract class ImageChain() : Module<Tensor, Tensor>(nameof(ImageChain))
{
    [Choice<ConvBlock, SeparableConvBlock, InceptionBlock, ResidualBlock>, Width(16, 8, 32), Depth(1, 2)]
    protected abstract Module<Tensor, Tensor> Stem { get; }

    [Choice<ConvBlock, MobileBlock, SqueezeExciteBlock>(Stride = 2), Width(32, 16, 64), Depth(1, 3)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Choice<MaxPoolBlock, AveragePoolBlock>(Stride = 2)]
    protected abstract Module<Tensor, Tensor> Pool { get; }

    [Choice<ResidualBlock, MobileBlock, SeparableConvBlock>, Width(32, 64), Kernel(3, 5), Activation(NasGen.Activation.ReLU, NasGen.Activation.SiLU)]
    protected abstract Module<Tensor, Tensor> Tail { get; }

    [Classifier(10)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public static (Tensor Inputs, Tensor Targets) Load() => (rand(320, 8, 32, 32), arange(320) % 10);
}
