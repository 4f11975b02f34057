using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Emission.Spaces;

public enum Pooling { Mean, Max }

/// <summary>
/// A model with difficult code in forward: skip connections, concatenation, a property that is used twice, a branch only in training, functional
/// calls, a scalar that the constructor reads, fields, and dispose scopes.
/// </summary>
[SearchSpace(Input = [2, 8, 8]), Classification(4), Train(nameof(TrainAndScore)), Maximize(nameof(TrainAndScore))]
public abstract class Nasty : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> embed;
    private readonly Module<Tensor, Tensor, Tensor> mix = Bilinear(4, 4, 4);
    private readonly Tensor offset = rand(1, 1, 8, 8);

    protected Nasty() : base("nasty \"net\"")
    {
        embed = Conv2d(2, Channels, 1);
        RegisterComponents();
    }

    [Values(4, 6)]
    protected abstract int Channels { get; }

    [Range(0.0, 0.5)]
    protected abstract double DropoutRate { get; }

    [Values(0.5f, 1f)]
    protected abstract float Gain { get; }

    [Values(true, false)]
    protected abstract bool Double { get; }

    [Values("relu", "say \"tanh\"")]
    protected abstract string Kind { get; }

    [Values(Spaces.Pooling.Mean, Spaces.Pooling.Max)]
    protected abstract Pooling Pooling { get; }

    [Range(1, 3)]
    protected abstract long Power { get; }

    [Choice<ConvBlock, MobileBlock, Residual, ResidualBlock>, Kernel(3, 5), Norm(Norm.Batch, Norm.None)]
    protected abstract Module<Tensor, Tensor> Block { get; }

    [Choice<InceptionBlock, SqueezeExciteBlock, ConvBlock>, Depth(1, 2)]
    protected abstract Module<Tensor, Tensor> Branch { get; }

    [Choice<ConvBlock, IdentityBlock>, Skippable]
    protected abstract Module<Tensor, Tensor> @fixed { get; }

    [Choice(typeof(AveragePoolBlock), typeof(MaxPoolBlock)), Stride(1, 2), Depth(2, 3)]
    protected abstract Module<Tensor, Tensor> Flatten { get; }

    [Classifier(4)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var h = embed.call(x + offset).pow(Power) * Gain;
        h = h + Block.call(h);
        if (Double) h = Block.call(functional.avg_pool2d(h, 3, stride: 1, padding: 1));
        if (training) h = h + 0.1 * @fixed.call(h);
        h = cat([h, Branch.call(h)], 1);
        h = Kind == "relu" ? functional.relu(h) : h.tanh();
        h = Flatten.call(h);
        h = functional.dropout(h, DropoutRate, training);
        var logits = Pooling == Pooling.Mean ? Head.call(h) : Head.call(h.amax([2, 3], keepdim: true));
        return mix.call(logits, logits).MoveToOuterDisposeScope();
    }

    internal static double TrainAndScore(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop) => 0;
}

/// <summary>A user module with the same name as a file-local class of winners.</summary>
public sealed class Residual : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> conv;
    private readonly Parameter weight;

    public Residual(long inChannels, long outChannels, [Values(1, 3)] long size = 3, [Range(0.001, 1, Logarithmic = true)] double scale = 0.01)
        : base(nameof(Residual))
    {
        conv = Conv2d(inChannels, outChannels, size, padding: size / 2);
        weight = Parameter(randn(1, outChannels, 1, 1) * scale);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var output = conv.call(input);
        return output * weight;
    }
}
