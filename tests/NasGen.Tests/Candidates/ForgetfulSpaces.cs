using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

#pragma warning disable NAS0023 // These are the faults that the dry run must find where the analyzer is silent or was silenced.

namespace NasGen.Tests.Candidates;

/// <summary>A space that holds layers in the way that its decision names.</summary>
[SearchSpace(Input = [4]), Classification(2)]
public abstract class Forgetful : Module<Tensor, Tensor>
{
    private readonly Linear first = Linear(4, 4);
    private readonly object? held;

    protected Forgetful() : base(nameof(Forgetful))
    {
        held = Kept switch
        {
            "an array" => new[] { Linear(4, 4), Linear(4, 4) },
            "a jagged array" => new Module<Tensor, Tensor>[][] { [Linear(4, 4)], [] },
            "a list" => new List<Module<Tensor, Tensor>> { Sequential(Linear(4, 4), ReLU()) },
            "a dictionary" => new Dictionary<string, Linear> { ["a"] = Linear(4, 4) },
            "a tuple" => (1, Linear(4, 4)),
            "a record" => new Layers(Linear(4, 4), "name"),
            "a lambda" => Lambda(Linear(4, 4)),
            "parameters" => new[] { Parameter(ones(4)) },
            "a tensor with gradients" => ones(4, requires_grad: true),
            "dropout" => new[] { Dropout(0.5) },
            "statistics" => new[] { BatchNorm1d(4, affine: false) },
            "a list after its registration" => Late(),
            "activations" => new[] { ReLU(), ReLU() },
            "frozen layers" => new[] { Frozen() },
            "a module list" => ModuleList<Module<Tensor, Tensor>>(Linear(4, 4), Linear(4, 4)),
            "a field again" => new[] { first },
            "a constant" => ones(4),
            "itself" => new Module[] { this },
            "numbers" => (object?)new float[] { 1, 2 },
            _ => null,
        };
    }

    [Values(
        "nothing", "an array", "a jagged array", "a list", "a dictionary", "a tuple", "a record", "a lambda", "parameters", "a tensor with gradients", "dropout",
        "statistics", "a list after its registration", "activations", "frozen layers", "a module list", "a field again", "a constant", "itself", "numbers")]
    protected abstract string Kept { get; }

    [Choice(typeof(IdentityBlock), typeof(Loose), typeof(TooEarly), typeof(Replaced), typeof(Nest), typeof(Tower)), Width(4)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor input) => Head.call(Body.call(first.call(input)));

    private static Func<Tensor, Tensor> Lambda(Linear layer) => x => layer.call(x);

    private static Module Frozen()
    {
        var layer = Linear(4, 4);
        foreach (var parameter in layer.parameters()) parameter.requires_grad = false;
        return layer;
    }

    private static ModuleList<Module<Tensor, Tensor>> Late()
    {
        var list = ModuleList<Module<Tensor, Tensor>>(Linear(4, 4));
        new Owner(list).Dispose();
        list.Add(Linear(4, 4));
        return list;
    }

    private sealed record Layers(Linear Layer, string Name);

    private sealed class Owner : Module
    {
        public Owner(Module child) : base(nameof(Owner)) => register_module("child", child);

        protected override void Dispose(bool disposing) { }
    }
}

/// <summary>A module that registers nothing.</summary>
public sealed class Loose(int inFeatures, int outFeatures) : Module<Tensor, Tensor>(nameof(Loose))
{
    private readonly Linear layer = Linear(inFeatures, outFeatures);

    public override Tensor forward(Tensor input) => layer.call(input);
}

/// <summary>A module that registers what it has before it has it.</summary>
public sealed class TooEarly : Module<Tensor, Tensor>
{
    private readonly Linear layer;

    public TooEarly(int inFeatures, int outFeatures) : base(nameof(TooEarly))
    {
        RegisterComponents();
        layer = Linear(inFeatures, outFeatures);
    }

    public override Tensor forward(Tensor input) => layer.call(input);
}

/// <summary>A module that puts another layer where it has registered one.</summary>
public sealed class Replaced : Module<Tensor, Tensor>
{
    private Linear layer;

    public Replaced(int inFeatures, int outFeatures) : base(nameof(Replaced))
    {
        layer = Linear(inFeatures, outFeatures);
        RegisterComponents();
        layer = Linear(inFeatures, outFeatures);
    }

    public override Tensor forward(Tensor input) => layer.call(input);
}

/// <summary>A module that is registered, around one in a Sequential that is not.</summary>
public sealed class Nest : Module<Tensor, Tensor>
{
    private readonly Sequential steps;

    public Nest(int inFeatures, int outFeatures) : base(nameof(Nest))
    {
        steps = Sequential(new Loose(inFeatures, outFeatures), ReLU());
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => steps.call(input);
}

public sealed class Tower : Module<Tensor, Tensor>
{
    private readonly ModuleList<Module<Tensor, Tensor>> _layers;
    private readonly Parameter _scale;

    public Tower(int inFeatures, int outFeatures, [Values(2, 3)] int height) : base(nameof(Tower))
    {
        _layers = ModuleList<Module<Tensor, Tensor>>(Linear(inFeatures, outFeatures));
        while (_layers.Count < height) _layers.Add(Linear(outFeatures, outFeatures));
        _scale = Parameter(ones(outFeatures));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        foreach (var layer in _layers) x = functional.relu(layer.call(x));
        return (x * _scale).MoveToOuterDisposeScope();
    }
}
