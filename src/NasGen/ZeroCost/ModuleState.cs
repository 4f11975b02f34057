using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NasGen.ZeroCost;

/// <summary>A copy of a module's weights, buffers, gradients and modes, and of the random state. It restores them bit for bit.</summary>
internal sealed class ModuleState : IDisposable
{
    private readonly nn.Module _module;
    private readonly Dictionary<string, Tensor> _tensors;
    private readonly Dictionary<string, Tensor> _gradients;
    private readonly (nn.Module Module, bool IsTraining)[] _modes;
    private readonly Tensor _random = get_rng_state();

    public ModuleState(nn.Module module)
    {
        _module = module;
        _tensors = module.state_dict().ToDictionary(t => t.Key, t => t.Value.detach().clone(), StringComparer.Ordinal);
        _gradients = module.named_parameters().Where(p => p.parameter.grad is not null)
            .ToDictionary(p => p.name, p => p.parameter.grad!.detach().clone(), StringComparer.Ordinal);
        _modes = [.. module.modules().Prepend(module).Distinct<nn.Module>(ReferenceEqualityComparer.Instance).Select(m => (m, m.training))];
    }

    /// <summary>Restores everything.</summary>
    public void Dispose()
    {
        foreach (var (module, isTraining) in _modes) module.train(isTraining); // Parents come first, because train() sets their children, too.
        using (no_grad())
            foreach (var (name, live) in _module.state_dict())
                live.copy_(_tensors[name]);
        foreach (var (name, parameter) in _module.named_parameters()) parameter.grad = _gradients.GetValueOrDefault(name);
        set_rng_state(_random);
    }
}
