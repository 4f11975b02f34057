using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Benchmarks.Memory;

/// <summary>Architectures of many sizes, on just enough data to show whether trainings leave memory behind.</summary>
[SearchSpace(Input = [1, 8, 8]), Data(nameof(Load)), Classification(10), Training(Epochs = [2])]
public abstract class RandomImages() : Module<Tensor, Tensor>(nameof(RandomImages))
{
    [Choice<ConvBlock, SeparableConvBlock, InceptionBlock, ResidualBlock>, Width(16, 8, 32), Depth(1, 3)]
    protected abstract Module<Tensor, Tensor> Stem { get; }

    [Choice<ConvBlock, MobileBlock, SqueezeExciteBlock>, Width(32, 16, 64), Depth(1, 2)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Values(0.0, 0.1)]
    protected abstract double DropoutRate { get; }

    [Classifier(10)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor input)
    {
        using var stem = Stem.call(input);
        using var body = Body.call(stem);
        using var dropped = functional.dropout(body, DropoutRate, training);
        return Head.call(dropped);
    }

    public static (Tensor Inputs, Tensor Targets) Load() => (rand(320, 1, 8, 8), arange(320) % 10);
}
