using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Benchmarks.OneShot;

/// <summary>
/// A chain of three decisions on the 8×8 digits, small enough that all 343 architectures were trained: <c>truth.csv.gz</c>. Every candidate keeps
/// the shape of its input, therefore architectures differ only by what they compute.
/// </summary>
[SearchSpace(Input = [1, 8, 8])]
[Csv("../../samples/Digits/data/digits.csv.gz", Label = "label")]
[Classification(10)]
[Training(Epochs = [8])]
public abstract class TruthNet : Module<Tensor, Tensor>
{
    private const double Brightest = 16; // The data's pixels go from 0 to 16.
    private readonly Conv2d stem = Conv2d(1, 8, 3, padding: 1);

    protected TruthNet() : base(nameof(TruthNet)) { }

    [Choice<ConvBlock, SeparableConvBlock, MobileBlock, ResidualBlock, MaxPoolBlock, AveragePoolBlock, IdentityBlock>, Width(8)]
    protected abstract Module<Tensor, Tensor> Early { get; }

    [Choice<ConvBlock, SeparableConvBlock, MobileBlock, ResidualBlock, MaxPoolBlock, AveragePoolBlock, IdentityBlock>, Width(8)]
    protected abstract Module<Tensor, Tensor> Middle { get; }

    [Choice<ConvBlock, SeparableConvBlock, MobileBlock, ResidualBlock, MaxPoolBlock, AveragePoolBlock, IdentityBlock>, Width(8)]
    protected abstract Module<Tensor, Tensor> Late { get; }

    [Classifier(10)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x)
    {
        using var scaled = x / Brightest;
        using var seen = stem.call(scaled);
        using var active = functional.relu(seen);
        using var early = Early.call(active);
        using var halved = functional.max_pool2d(early, 2);
        using var middle = Middle.call(halved);
        using var late = Late.call(middle);
        return Head.call(late);
    }
}
