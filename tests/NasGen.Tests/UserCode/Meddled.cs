using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.UserCode;

/// <summary>What the user's code changes in place. Without any change it computes the same numbers from copies.</summary>
public enum Meddling
{
    Nothing,
    Inputs,
    Views,
    Shapes,
    Handles,
    EarlierBatches,
    EarlierOutputs,
    Targets,
    Metrics,
    Blocks,
}

/// <summary>A model whose code changes in place what <see cref="Changes"/> says. Its input must lie in the square in which all samples lie.</summary>
[SearchSpace(Input = [2]), Data(nameof(Load)), Classification(2), Training(Epochs = [4], BatchSize = [16], LearningRate = [0.01])]
[Loss(nameof(CrossEntropy)), Maximize(nameof(Sharpness)), Maximize(nameof(Margin))]
public abstract class Meddled() : Module<Tensor, Tensor>(nameof(Meddled))
{
    private static Tensor? _batch, _output;

    internal static Meddling Changes { get; set; }

    [Choice<HalvingBlock, MlpBlock>, Width(6)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Values(0.0, 0.2)]
    protected abstract double DropoutRate { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x)
    {
        if (x.abs().gt(1).any().item<bool>()) throw new InvalidOperationException("A sample lies outside of the square.");
        var (halved, batch) = (Halved(x), x.IsInvalid ? null : x.alias().DetachFromDisposeScope());
        if (Changes == Meddling.EarlierBatches) _batch?.fill_(9);
        _batch?.Dispose();
        _batch = batch;
        var output = Head.call(functional.dropout(Body.call(halved), DropoutRate, training));
        if (training) return output;
        if (Changes == Meddling.EarlierOutputs) _output?.zero_();
        _output?.Dispose();
        return _output = output.alias().DetachFromDisposeScope();
    }

    public static (Tensor Inputs, Tensor Targets) Load()
    {
        using var generator = new Generator(5);
        var points = rand([700, 2], generator: generator) * 2 - 1;
        return (points, (points.square().sum(1) < 0.6).to(ScalarType.Int64));
    }

    public static Tensor CrossEntropy(Module<Tensor, Tensor> net, Tensor input, Tensor target)
    {
        var loss = functional.cross_entropy(net.call(input), target.clone());
        if (Changes == Meddling.Targets) target.zero_();
        return loss;
    }

    public static double Sharpness(Tensor output, Tensor target)
    {
        var value = output.abs().mean().item<float>();
        if (Changes == Meddling.Metrics) _ = (output.zero_(), target.zero_());
        return value;
    }

    public static double Margin(Tensor output, Tensor target) =>
        (output.gather(1, target.unsqueeze(1)) - output.gather(1, 1 - target.unsqueeze(1))).mean().item<float>();

    private static Tensor Halved(Tensor x)
    {
        if (Changes == Meddling.Inputs) return x.mul_(0.5);
        if (Changes == Meddling.Views) _ = x.t()[1].view(-1).mul_(0.5);
        if (Changes == Meddling.Views) _ = x.select(1, 0).mul_(0.5);
        if (Changes == Meddling.Views) return x;
        var halved = x * 0.5;
        if (Changes == Meddling.Shapes) x.unsqueeze_(0).fill_(7);
        if (Changes == Meddling.Handles) x.Dispose();
        return halved;
    }
}

/// <summary>A layer that halves its input, in place if <see cref="Meddled.Changes"/> says so.</summary>
public sealed class HalvingBlock : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> linear;

    public HalvingBlock(long inChannels, long outChannels) : base(nameof(HalvingBlock))
    {
        linear = Linear(inChannels, outChannels);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => linear.call(Meddled.Changes == Meddling.Blocks ? input.mul_(0.5) : input * 0.5);
}

/// <summary>A model with a training of its own, which spoils its data at the end if <see cref="Spoils"/> says so.</summary>
[SearchSpace(Input = [2]), Data(nameof(Load)), Train(nameof(TrainAndScore)), Minimize(nameof(TrainAndScore))]
public abstract class SpoiledTraining() : Module<Tensor, Tensor>(nameof(SpoiledTraining))
{
    internal static bool Spoils { get; set; }

    [Values(1.0, 2.0)]
    protected abstract double Scale { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor input) => Head.call(input * Scale);

    public static (Tensor Inputs, Tensor Targets) Load() => Meddled.Load();

    public static double TrainAndScore(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop)
    {
        var score = functional.cross_entropy(net.call(train.Inputs), train.Targets) + functional.cross_entropy(net.call(validation.Inputs), validation.Targets);
        if (Spoils) _ = (train.Inputs.zero_(), train.Targets.fill_(1), validation.Inputs.mul_(-3), validation.Targets.sub_(1).abs_());
        return score.item<float>();
    }
}
