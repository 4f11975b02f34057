using NasGen;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits;

/// <summary>
/// Networks for handwritten digits of 8×8 pixels. The abstract properties are searched by <c>dotnet build /t:NasSearch</c>, which writes
/// <see cref="DigitsNetBest"/>, <see cref="DigitsNetTiny"/> and <see cref="DigitsNetFast"/> beside this file.
/// </summary>
[SearchSpace(Input = [1, 8, 8])]
[Csv("data/digits.csv.gz", Label = "label")]
[Classification(10)]
[Limit(Cost.Parameters, 60_000)]
[Maximize(Metric.Accuracy), Minimize(Cost.Latency)]
[Pick("DigitsNetTiny", Cost.Parameters, 10_000)]
[Pick("DigitsNetFast", Cost.Latency, 0.000_15)]
[Budget("4m")]
public abstract class DigitsNet() : Module<Tensor, Tensor>(nameof(DigitsNet))
{
    private const double Brightest = 16; // The data's pixels go from 0 to 16.

    [Choice<ConvBlock, SeparableConvBlock, InceptionBlock, ResidualBlock>, Width(16, 8, 32), Depth(1, 3)]
    protected abstract Module<Tensor, Tensor> Stem { get; }

    [Choice<ConvBlock, MobileBlock, SqueezeBlock>(Stride = 2), Width(32, 16, 64), Depth(1, 3)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Values(0.0, 0.1, 0.3)]
    protected abstract double DropoutRate { get; }

    [Classifier(10)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x)
    {
        using var scaled = x / Brightest;
        using var early = Stem.call(scaled);
        using var features = Body.call(early);
        using var dropped = functional.dropout(features, DropoutRate, training);
        return Head.call(dropped);
    }
}
