using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.UserCode;

/// <summary>A model that keeps tensors in static fields in all the ways of <see cref="Way"/>.</summary>
[SearchSpace(Input = [2]), Data(nameof(Load)), Classification(2), Training(Epochs = [2], BatchSize = [16])]
[Loss(nameof(WeightedLoss)), Maximize(nameof(Agreement))]
public abstract class StaticNet() : Module<Tensor, Tensor>(nameof(StaticNet))
{
    private static readonly Tensor ClassWeights = tensor(new float[] { 1, 5 });
    private static readonly Lazy<Tensor> Offset = new(() => tensor(new[] { 0.1f, 0.2f }));
    private static readonly List<Tensor> History = [];
    private static readonly Dictionary<long, Tensor> Masks = [];
    private static readonly Standardizer Scaling = new();
    private static Tensor? _shift;
    private static (Tensor? Mean, int Count) _running;
    private static IKeeper? _keeper;

    [Values("initializer", "lazy", "list", "dictionary", "own type", "field", "tuple", "interface", "helper", "property", "constructor", "metric")]
    protected abstract string Way { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    internal static Tensor? Made { get; private set; }

    internal static Tensor? RunningMean => _running.Mean;

    private static Tensor Bias { get; } = full([2], 0.5f);

    public override Tensor forward(Tensor x)
    {
        var input = Way switch
        {
            "initializer" => x * ClassWeights,
            "lazy" => x - Offset.Value,
            "list" => x + Listed(),
            "dictionary" => x * (Masks.TryGetValue(x.shape[1], out var mask) ? mask : Masks[x.shape[1]] = ones(x.shape[1])),
            "own type" => Scaling.Scale(x),
            "field" => x + (_shift ??= full([2], 0.25f)),
            "tuple" => x - Running(x),
            "interface" => x + (_keeper ??= new Keeper()).Kept,
            "helper" => Helper.Turn(x),
            "property" => x + Bias,
            "constructor" => x * Made!,
            _ => x,
        };
        return Head.call(input);
    }

    public static (Tensor Inputs, Tensor Targets) Load() => Meddled.Load();

    public static Tensor WeightedLoss(Module<Tensor, Tensor> net, Tensor input, Tensor target) =>
        functional.cross_entropy(net.call(input), target, weight: ClassWeights);

    public static double Agreement(Tensor output, Tensor target) => (output.argmax(1) == target).to(ScalarType.Float32).mean().item<float>() + Helper.Zero();

    internal static void Construct() => Made ??= tensor(new[] { 2f, 3f });

    private static Tensor Listed()
    {
        if (History.Count < 3) History.Add(full([2], 0.1f * History.Count));
        return History.Aggregate((a, b) => a + b);
    }

    private static Tensor Running(Tensor x)
    {
        var mean = x.detach().mean([0L]);
        _running = (_running.Mean is { } known ? (known * 0.9 + mean * 0.1).to(x.dtype) : mean, _running.Count + 1);
        return _running.Mean;
    }

    private interface IKeeper
    {
        Tensor Kept { get; }
    }

    private sealed class Keeper : IKeeper
    {
        private readonly Tensor[] _kept = [zeros(2)];

        public Tensor Kept => _kept[0];
    }

    private sealed class Standardizer
    {
        private Tensor? _deviation;

        public Tensor Scale(Tensor x) => x / (_deviation ??= full([x.shape[1]], 2f));
    }

    private static class Helper
    {
        private static readonly Tensor Flip = tensor(new[] { 1f, -1f });
        private static Tensor? _zero;

        public static Tensor Turn(Tensor x) => x * Flip;

        public static double Zero() => (_zero ??= zeros(1)).item<float>();
    }
}

/// <summary>A cell with an operation that keeps a tensor in a static field when it first runs.</summary>
[SearchSpace(Input = [2]), Data(nameof(Load)), Classification(2), Training(Epochs = [2], BatchSize = [16])]
public abstract class StaticCellNet() : Module<Tensor, Tensor>(nameof(StaticCellNet))
{
    [Choice<ShiftingBlock, IdentityBlock>, Cell(Nodes = 3)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public static (Tensor Inputs, Tensor Targets) Load() => Meddled.Load();
}

/// <summary>Adds a tensor that it made at its first call.</summary>
public sealed class ShiftingBlock : Module<Tensor, Tensor>
{
    private static Tensor? _shift;

    public ShiftingBlock() : base(nameof(ShiftingBlock)) => RegisterComponents();

    public override Tensor forward(Tensor input) => input + (_shift ??= full([1], 0.5f));
}

/// <summary>A model that registers what static fields hold.</summary>
[SearchSpace(Input = [2]), Data(nameof(Load)), Classification(2)]
public abstract class SharingNet : Module<Tensor, Tensor>
{
    private static readonly Tensor Mean = zeros(2);
    private static readonly Tensor Deviation = ones(2);
    private static readonly Module<Tensor, Tensor> Projection = Linear(2, 2);

    protected SharingNet() : base(nameof(SharingNet))
    {
        if (What == "buffer") register_buffer("mean", Mean);
        if (What == "clone") register_buffer("deviation", Deviation.clone());
        if (What == "module") register_module("projection", Projection);
    }

    [Values("clone", "buffer", "module")]
    protected abstract string What { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x) => Head.call(x / Deviation);

    public static (Tensor Inputs, Tensor Targets) Load() => Meddled.Load();
}

/// <summary>A model that makes a static tensor and then throws, in half of its architectures.</summary>
[SearchSpace(Input = [2]), Data(nameof(Load)), Classification(2), Training(Epochs = [2], BatchSize = [16])]
public abstract class ThrowingLate() : Module<Tensor, Tensor>(nameof(ThrowingLate))
{
    private static Tensor? _shift;

    [Values(true, false)]
    protected abstract bool Throws { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x)
    {
        var input = x + (_shift ??= ones(2));
        return Throws ? throw new InvalidOperationException("not today") : Head.call(input);
    }

    public static (Tensor Inputs, Tensor Targets) Load() => Meddled.Load();
}

/// <summary>A model that keeps a tensor in a field of its own, of which NasGen knows nothing.</summary>
[SearchSpace(Input = [2]), Data(nameof(Load)), Classification(2), Training(Epochs = [2], BatchSize = [16])]
public abstract class KeepingNet() : Module<Tensor, Tensor>(nameof(KeepingNet))
{
    private Tensor? _shift;

    [Values(1.0, 2.0)]
    protected abstract double Scale { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x) => Head.call(x * Scale + (_shift ??= ones(2)));

    public static (Tensor Inputs, Tensor Targets) Load() => Meddled.Load();
}
