using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.UserCode;

/// <summary>A loss that is wrong in the way that its decision names.</summary>
[SearchSpace(Input = [2]), Data(nameof(Load)), Classification(2), Training(Epochs = [2], BatchSize = [16])]
[Loss(nameof(FaultyLoss))]
public abstract class LossNet() : Module<Tensor, Tensor>(nameof(LossNet))
{
    [Values("float", "double", "one element", "vector", "empty", "integer", "complex", "boolean", "null", "detached", "constant")]
    protected abstract string Kind { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x) => Head.call(Kind == "none" ? -x : x);

    public static (Tensor Inputs, Tensor Targets) Load() => Meddled.Load();

    public static Tensor FaultyLoss(Module<Tensor, Tensor> net, Tensor input, Tensor target)
    {
        var loss = functional.cross_entropy(net.call(input), target);
        return ((LossNet)net).Kind switch
        {
            "float" => loss,
            "double" => loss.to(ScalarType.Float64),
            "one element" => loss.reshape(1, 1),
            "vector" => functional.cross_entropy(net.call(input), target, reduction: Reduction.None),
            "empty" => loss.reshape(1)[..0],
            "integer" => loss.to(ScalarType.Int64),
            "complex" => loss.to(ScalarType.ComplexFloat32),
            "boolean" => loss > 0,
            "null" => null!,
            "detached" => loss.detach(),
            _ => tensor(1f),
        };
    }
}

/// <summary>A metric that is not finite for the samples that its decision names.</summary>
[SearchSpace(Input = [2]), Data(nameof(Load)), Classification(3), Training(Epochs = [2], BatchSize = [16])]
[Maximize(nameof(Fragile)), Maximize(Metric.Accuracy)]
public abstract class FragileNet() : Module<Tensor, Tensor>(nameof(FragileNet))
{
    private static long _size;

    internal static double Value { get; set; } = double.NaN;

    [Values("none", "validation", "test", "outputs")]
    protected abstract string On { get; }

    [Classifier(3)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x)
    {
        _size = On switch { "validation" => 32, "test" => 40, _ => 0 };
        var output = Head.call(x);
        return On == "outputs" && !training && x.shape[0] == 32 ? output.masked_fill(x.select(1, 0).unsqueeze(1) > 0, float.NaN) : output;
    }

    public static (Tensor Inputs, Tensor Targets) Load() => (linspace(-1, 1, 400).reshape(200, 2), arange(200) % 2);

    public static double Fragile(Tensor output, Tensor target) => target.shape[0] == _size ? Value : 1;
}

/// <summary>A training of the user's own whose score is not a number.</summary>
[SearchSpace(Input = [2]), Data(nameof(Load)), Train(nameof(TrainAndScore)), Maximize(nameof(TrainAndScore))]
public abstract class ScorelessNet() : Module<Tensor, Tensor>(nameof(ScorelessNet))
{
    [Values(1.0, 2.0)]
    protected abstract double Scale { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x) => Head.call(x * Scale);

    public static (Tensor Inputs, Tensor Targets) Load() => Meddled.Load();

    public static double TrainAndScore(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop) => double.NaN;
}

/// <summary>A loss that is not a number on validation data.</summary>
[SearchSpace(Input = [2]), Data(nameof(Load)), Classification(2), Training(Epochs = [8], BatchSize = [16])]
[Loss(nameof(HalfLoss))]
public abstract class DivergingNet() : Module<Tensor, Tensor>(nameof(DivergingNet))
{
    [Values(1.0, 2.0)]
    protected abstract double Scale { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x) => Head.call(x * Scale);

    public static (Tensor Inputs, Tensor Targets) Load() => Meddled.Load();

    public static Tensor HalfLoss(Module<Tensor, Tensor> net, Tensor input, Tensor target) =>
        functional.cross_entropy(net.call(input), target) * (net.training ? 1 : float.NaN);
}
