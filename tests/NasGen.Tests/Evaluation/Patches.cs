using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Evaluation;

/// <summary>
/// Small images with a bright or a dark middle, for convolutions with batch norm and dropout. A full training has 325 steps of 13 per epoch: it is
/// validated after 163 steps and at its end, and a third or a ninth of it ends within an epoch.
/// </summary>
[SearchSpace(Input = [1, 6, 6]), Data(nameof(Load)), Classification(2), Training(Epochs = [25], BatchSize = [16])]
[Maximize(Metric.Accuracy)]
public abstract class Patches() : Module<Tensor, Tensor>(nameof(Patches))
{
    [Choice(typeof(ConvBlock)), Width(16, 12)]
    protected abstract Module<Tensor, Tensor> Stem { get; }

    [Choice(typeof(ConvBlock)), Width(16, 12)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Values(0.3, 0.0)]
    protected abstract double DropoutRate { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor input)
    {
        using var stem = Stem.call(input);
        using var body = Body.call(stem);
        using var dropped = functional.dropout(body, DropoutRate, training);
        return Head.call(dropped);
    }

    public static (Tensor Inputs, Tensor Targets) Load()
    {
        using var generator = new Generator(5);
        var targets = arange(320, ScalarType.Int64).remainder(2);
        var inputs = randn([320, 1, 6, 6], generator: generator);
        inputs.narrow(2, 2, 2).narrow(3, 2, 2).add_(0.4 * (2 * targets.to(ScalarType.Float32) - 1).reshape(-1, 1, 1, 1));
        return (inputs, targets);
    }
}
