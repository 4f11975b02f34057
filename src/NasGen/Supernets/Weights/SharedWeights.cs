using NasGen.Modules;
using NasGen.Plans;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Supernets.Weights;

/// <summary>
/// The weights of one property for all architectures: one layer per place in a block, as wide as the widest architecture needs it. Narrower
/// architectures use its first channels. Batch norm keeps separate statistics for each width (Yu et al. 2019, <i>Slimmable neural networks</i>,
/// section 3.3), because those of a wide layer are wrong for a narrow one.
/// </summary>
internal sealed class SharedWeights(ModuleBuilder builder) : Module(nameof(SharedWeights))
{
    /// <summary>The momentum of running statistics that torch uses by default.</summary>
    public const double DefaultMomentum = 0.1;

    private bool _isAllocated;
    private readonly SortedDictionary<string, BlockPlan> _widest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Module<Tensor, Tensor>> _layers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Tensor Mean, Tensor Variance)> _statistics = new(StringComparer.Ordinal);

    /// <summary>The builder of the layers.</summary>
    public ModuleBuilder Builder => builder;

    /// <summary>The weight of a batch in running statistics.</summary>
    public double Momentum { get; set; } = DefaultMomentum;

    /// <summary>
    /// The number of layers that were added or widened since <see cref="Allocate"/>. Code that holds the parameters must fetch them again when it changes.
    /// </summary>
    public int Version { get; private set; }

    /// <summary>
    /// Makes room for a layer. Before <see cref="Allocate"/> only its size is recorded; later the layer is added, or the existing one is widened around its
    /// weights.
    /// </summary>
    public void Reserve(string place, BlockPlan layer)
    {
        var known = _widest.GetValueOrDefault(place);
        var wide = _widest[place] = known is null ? layer : WidestLayer.Of(known, layer);
        if (!_isAllocated || wide == known) return;
        Version++;
        if (known is null) Add(place, wide);
        else Grow(_layers[place], builder.Build(wide));
    }

    /// <summary>Draws the initial weights, in the order of the places.</summary>
    public void Allocate()
    {
        foreach (var (place, layer) in _widest) Add(place, layer);
        _isAllocated = true;
    }

    public Module<Tensor, Tensor> Layer(string place) => _layers[place];

    /// <summary>The widest layer at a place. It is added or widened if necessary.</summary>
    public Module<Tensor, Tensor> Reserved(string place, BlockPlan layer)
    {
        Reserve(place, layer);
        return Layer(place);
    }

    /// <summary>The running mean and variance of a batch norm with this number of channels: each <c>[channels]</c>.</summary>
    public (Tensor Mean, Tensor Variance) Statistics(string place, long channels)
    {
        var name = $"{place}@{channels}";
        if (_statistics.TryGetValue(name, out var known)) return known;
        var device = Layer(place).parameters().First().device;
        var (mean, variance) = (zeros(channels, device: device).DetachFromDisposeScope(), ones(channels, device: device).DetachFromDisposeScope());
        register_buffer($"{name}.mean".Replace('.', '_'), mean);
        register_buffer($"{name}.variance".Replace('.', '_'), variance);
        return _statistics[name] = (mean, variance);
    }

    /// <summary>Resets all running statistics to their initial values.</summary>
    public void ForgetStatistics()
    {
        using var noGradient = no_grad();
        foreach (var (mean, variance) in _statistics.Values)
        {
            mean.zero_();
            variance.fill_(1);
        }
    }

    private void Add(string place, BlockPlan layer)
    {
        var module = builder.Build(layer);
        foreach (var tensor in module.parameters().Concat(module.buffers())) tensor.DetachFromDisposeScope();
        if (_layers.Values.FirstOrDefault()?.parameters().FirstOrDefault() is { } first) module.to(first.device);
        module.train(training);
        _layers.Add(place, module);
        register_module(place, module);
    }

    private static void Grow(Module<Tensor, Tensor> layer, Module<Tensor, Tensor> wider)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var (name, parameter) in layer.named_parameters())
        {
            var wide = wider.get_parameter(name)!.detach().to(parameter.device);
            var corner = wide;
            for (var i = 0; i < parameter.dim(); i++) corner = corner.narrow(i, 0, parameter.size(i));
            corner.copy_(parameter);
            parameter.set_(wide);
            parameter.grad = null; // It has the old shape.
        }
    }
}
