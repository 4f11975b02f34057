using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Emission.Spaces;

/// <summary>A space and a user module that are nested in a class.</summary>
public static class Shapes
{
    [SearchSpace(Input = [1, 8, 8]), Classification(10)]
    internal abstract class Net() : Module<Tensor, Tensor>(nameof(Net))
    {
        [Choice<ConvBlock, SeparableConvBlock, InceptionBlock, ResidualBlock>, Width(8, 16, 32), Depth(1, 3), Norm(Norm.Batch, Norm.Group)]
        protected abstract Module<Tensor, Tensor> Stem { get; }

        [Choice<ConvBlock, MobileBlock, Squeeze>(Stride = 2), Width(16, 32, 64), Depth(1, 3)]
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

    /// <summary>A bottleneck of pointwise convolutions.</summary>
    internal sealed class Squeeze : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> narrow, widen;

        public Squeeze(long inChannels, long outChannels, long stride = 1, [Values(2, 4, 8)] int squeeze = 4) : base(nameof(Squeeze))
        {
            narrow = Conv2d(inChannels, outChannels / squeeze, 1, stride: stride);
            widen = Conv2d(outChannels / squeeze, outChannels, 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var narrowed = narrow.call(input);
            return widen.call(narrowed);
        }
    }
}
