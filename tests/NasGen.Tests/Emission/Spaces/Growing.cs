using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Emission.Spaces;

/// <summary>A network whose depth, width and rate grow together.</summary>
[SearchSpace(Input = [1, 64]), Data(nameof(Load)), Classification(2), Training(Epochs = [2]), CompoundScaling(MaxPhi = 2, Divisor = 2)]
[Require(nameof(IsNarrow))]
public abstract class Growing() : Module<Tensor, Tensor>(nameof(Growing))
{
    [Resolution(16, 32, 64, Native = 64)]
    public abstract double Rate { get; }

    [Choice<ConvBlock, SeparableConvBlock>, Width(4), Depth(1, 1)]
    protected abstract Module<Tensor, Tensor> Early { get; }

    [Choice<ConvBlock, ResidualBlock>, Width(8), Depth(2, 2), Kernel(3, 5)]
    protected abstract Module<Tensor, Tensor> Late { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    internal static bool IsNarrow(int lateWidth, double rate) => lateWidth <= 14 && rate <= 64;

    internal static (Tensor Inputs, Tensor Targets) Load() => (rand(60, 1, 64), arange(60) % 2);
}
