using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Emission.Spaces;

/// <summary>Every built-in block on images with every setting, without a forward method.</summary>
[SearchSpace(Input = [3, 8, 8]), Classification(5), Train(nameof(TrainAndScore)), Maximize(nameof(TrainAndScore))]
public abstract class Images() : Module<Tensor, Tensor>(nameof(Images))
{
    [Choice<ConvBlock, SeparableConvBlock, InceptionBlock, ResidualBlock>, Width(8, 12), Depth(1, 3)]
    [Activation(Activation.ReLU, Activation.SiLU, Activation.GELU, Activation.Tanh), Norm(Norm.Batch, Norm.Group, Norm.Instance, Norm.None)]
    protected abstract Module<Tensor, Tensor> Stem { get; }

    [Choice<MobileBlock, SqueezeExciteBlock, MaxPoolBlock, AveragePoolBlock, IdentityBlock>, Skippable, Width(8, 16), Depth(1, 2)]
    [Kernel(3, 5), Stride(1, 2), Activation(Activation.Hardswish, Activation.LeakyReLU, Activation.ELU), Expansion(1, 2, 4)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Choice<ResidualBlock, MobileBlock>(Stride = 2), Width(SameAs = nameof(Body)), Depth(1, 2)]
    protected abstract Module<Tensor, Tensor> Tail { get; }

    [Classifier(5)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    internal static double TrainAndScore(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop) => 0;
}
