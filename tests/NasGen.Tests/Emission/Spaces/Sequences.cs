using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Emission.Spaces;

/// <summary>Every built-in block on sequences, and a perceptron that flattens them.</summary>
[SearchSpace(Input = [4, 16]), Regression, Train(nameof(TrainAndScore)), Maximize(nameof(TrainAndScore))]
public abstract class Sequences : Module<Tensor, Tensor>
{
    private readonly Parameter scale = Parameter(ones(4, 1));

    protected Sequences() : base(nameof(Sequences)) => RegisterComponents();

    [Choice<ConvBlock, SeparableConvBlock, InceptionBlock, ResidualBlock, SqueezeExciteBlock>, Width(8, 12), Depth(1, 2), Stride(1, 2)]
    [Norm(Norm.Batch, Norm.Group, Norm.Instance, Norm.None)]
    protected abstract Module<Tensor, Tensor> Stem { get; }

    [Choice<MobileBlock, MaxPoolBlock, AveragePoolBlock>, Width(8, 12), Kernel(3, 5), Expansion(2, 3)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Choice<MlpBlock, ConvBlock>, Width(6, 10), Depth(1, 2), Norm(Norm.Batch, Norm.Group, Norm.Instance, Norm.None)]
    protected abstract Module<Tensor, Tensor> Tail { get; }

    [Regressor(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor input)
    {
        using var scaled = input * scale;
        using var stem = Stem.call(scaled);
        using var body = Body.call(stem);
        using var tail = Tail.call(body);
        return Head.call(tail);
    }

    internal static double TrainAndScore(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop) => 0;
}
