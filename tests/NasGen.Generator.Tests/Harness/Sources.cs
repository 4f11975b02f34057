namespace NasGen.Generator.Tests.Harness;

/// <summary>Sources that several tests compile.</summary>
internal static class Sources
{
    /// <summary>The example of the documentation, with a user module, training settings and a budget.</summary>
    public const string DigitsNet = """
        using NasGen;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        namespace Digits;

        [SearchSpace(Input = [1, 8, 8])]
        [Csv("data/digits.csv.gz", Label = "label")]
        [Classification(10)]
        [Training(Epochs = [20], LearningRate = [0.002, 0.005])]
        [Budget("10m")]
        [Limit(Cost.Parameters, 60_000)]
        [Maximize(Metric.Accuracy), Minimize(Cost.Latency)]
        [Pick("DigitsNetTiny", Cost.Parameters, 10_000)]
        public abstract class DigitsNet() : Module<Tensor, Tensor>(nameof(DigitsNet))
        {
            [Choice<ConvBlock, SeparableConvBlock, InceptionBlock, ResidualBlock>, Width(8, 16, 32), Depth(1, 3)]
            protected abstract Module<Tensor, Tensor> Stem { get; }

            [Choice<ConvBlock, MobileBlock, SqueezeBlock>(Stride = 2), Width(16, 32, 64), Depth(1, 3), Kernel(3, 5)]
            protected abstract Module<Tensor, Tensor> Body { get; }

            [Values(0.0, 0.1, 0.3)]
            protected abstract double DropoutRate { get; }

            [Classifier(10)]
            protected abstract Module<Tensor, Tensor> Head { get; }

            public override Tensor forward(Tensor x)
            {
                using var features = Body.call(Stem.call(x));
                using var dropped = functional.dropout(features, DropoutRate, training);
                return Head.call(dropped);
            }
        }

        public sealed class SqueezeBlock : Module<Tensor, Tensor>
        {
            private readonly Conv2d _reduce, _expand;

            public SqueezeBlock(int inChannels, int outChannels, int stride = 1, [Values(2, 4, 8)] int squeeze = 4, bool bias = true)
                : base(nameof(SqueezeBlock))
            {
                _reduce = Conv2d(inChannels, outChannels / squeeze, 1, stride: stride, bias: bias);
                _expand = Conv2d(outChannels / squeeze, outChannels, 3, padding: 1);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x)
            {
                using var squeezed = _reduce.call(x);
                return _expand.call(squeezed);
            }
        }
        """;
}
