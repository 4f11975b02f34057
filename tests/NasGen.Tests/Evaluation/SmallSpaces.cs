using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Evaluation;

/// <summary>Points inside and outside a circle, from a data method of the user, with a metric of the user in addition to the built-in ones.</summary>
[SearchSpace(Input = [2]), Data(nameof(Load)), Classification(2), Training(Epochs = [40], LearningRate = [0.01, 1e30])]
[Maximize(Metric.Accuracy), Maximize(nameof(Margin))]
public abstract class Circle() : Module<Tensor, Tensor>(nameof(Circle))
{
    [Choice(typeof(MlpBlock)), Width(16, 32)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Values(0.0, 0.5)]
    protected abstract double DropoutRate { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor input)
    {
        using var body = Body.call(input);
        using var dropped = functional.dropout(body, DropoutRate, training);
        return Head.call(dropped);
    }

    public static (Tensor Inputs, Tensor Targets) Load()
    {
        using var generator = new Generator(3);
        var points = rand([400, 2], generator: generator) * 2 - 1;
        return (points, (points.square().sum(1) < 0.6).to(ScalarType.Int64));
    }

    public static double Margin(Tensor output, Tensor target) =>
        (output.gather(1, target.unsqueeze(1)) - output.gather(1, 1 - target.unsqueeze(1))).mean().item<float>();
}

/// <summary>A line that is fitted with the user's own loss.</summary>
[SearchSpace(Input = [1]), Data(nameof(Load)), Regression, Training(Epochs = [60], LearningRate = [0.05], BatchSize = [16], WeightDecay = [0.0])]
[Loss(nameof(HuberLoss)), Minimize(Metric.MeanSquaredError)]
public abstract class Line() : Module<Tensor, Tensor>(nameof(Line))
{
    [Values(1, 0)]
    protected abstract int Scale { get; }

    [Regressor(1)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor input) => Head.call(input * Scale);

    public static (Tensor Inputs, Tensor Targets) Load()
    {
        var x = linspace(-1, 1, 200).unsqueeze(1);
        return (x, x * 3 + 0.5);
    }

    public static Tensor HuberLoss(Module<Tensor, Tensor> net, Tensor input, Tensor target)
    {
        if (((Line)net).Scale == 0) throw new InvalidOperationException("no loss today");
        return functional.huber_loss(net.call(input), target);
    }
}

/// <summary>The line with a limit to patience.</summary>
[SearchSpace(Input = [1]), Data(nameof(Load)), Regression, Training(Epochs = [60], LearningRate = [0.05], BatchSize = [16], Patience = 4)]
[Minimize(Metric.MeanSquaredError)]
public abstract class Patient() : Module<Tensor, Tensor>(nameof(Patient))
{
    [Values(1, 2)]
    protected abstract int Scale { get; }

    [Regressor(1)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor input) => Head.call(input * Scale);

    public static (Tensor Inputs, Tensor Targets) Load() => Line.Load();
}

/// <summary>A model with a training method of its own.</summary>
[SearchSpace(Input = [1]), Data(nameof(Load)), Train(nameof(TrainAndScore)), Maximize("Quality")]
public abstract class OwnTraining() : Module<Tensor, Tensor>(nameof(OwnTraining))
{
    [Values(2, 4)]
    protected abstract int Factor { get; }

    [Regressor(1)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor input) => Head.call(input) * Factor;

    /// <summary>The seconds of a training: those that it always takes, and those of a full one beside them.</summary>
    internal static double Fixed, PerShare;

    public static (Tensor Inputs, Tensor Targets) Load() => (ones(50, 1), zeros(50, 1));

    public static double Quality(Tensor output, Tensor target) => output.shape[0];

    public static double TrainAndScore(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop)
    {
        report(fidelity);
        Thread.Sleep(TimeSpan.FromSeconds(Fixed + PerShare * fidelity));
        return 100 * train.Inputs.shape[0] + validation.Inputs.shape[0];
    }
}
