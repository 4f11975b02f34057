using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.LinearCodes;

/// <summary>Small networks for the sample's digits.</summary>
[SearchSpace(Input = [1, 8, 8]), Csv("data/digits.csv.gz", Label = "label"), Classification(10), Training(Epochs = [12])]
public abstract class DigitsChain() : Module<Tensor, Tensor>(nameof(DigitsChain))
{
    [Choice<ConvBlock, ResidualBlock>, Width(16), Depth(1, 3)]
    protected abstract Module<Tensor, Tensor> Stem { get; }

    [Choice<ConvBlock, MobileBlock>(Stride = 2), Width(32), Depth(1, 3)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(10)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x)
    {
        using var scaled = x / 16;
        using var early = Stem.call(scaled);
        using var features = Body.call(early);
        return Head.call(features);
    }
}
