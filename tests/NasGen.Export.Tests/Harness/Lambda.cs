using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Tests.Harness;

/// <summary>A network that is a function.</summary>
internal sealed class Lambda(Func<Tensor, Tensor> function) : Module<Tensor, Tensor>(nameof(Lambda))
{
    public override Tensor forward(Tensor input) => function(input);
}

/// <summary>A network of modules that are registered under names, and a function of them.</summary>
internal sealed class Composed : Module<Tensor, Tensor>
{
    private readonly Func<Tensor, Tensor> _function;

    public Composed(Func<Tensor, Tensor> function, params (string Name, Module Module)[] modules) : base(nameof(Composed))
    {
        _function = function;
        foreach (var (name, module) in modules) register_module(name, module);
    }

    public override Tensor forward(Tensor input) => _function(input);
}
