using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NasGen.Training;

/// <summary>
/// Parameters laid end to end in one tensor, of which each becomes a view, as do their gradients: an update, a gradient reset or a copy of
/// all weights is then a few calls, however many parameters there are.
/// </summary>
internal sealed class ParameterVector : IDisposable
{
    private readonly Parameter[] _parameters;

    /// <param name="parameters">At least one; all of the same type and device.</param>
    public ParameterVector(Parameter[] parameters)
    {
        _parameters = parameters;
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        Values = cat([.. parameters.Select(p => p.detach().reshape(-1))]).MoveToOuterDisposeScope();
        Gradient = zeros_like(Values).MoveToOuterDisposeScope();
        var offset = 0L;
        foreach (var parameter in parameters)
        {
            var length = parameter.numel();
            parameter.set_(Values.narrow(0, offset, length).view(parameter.shape));
            parameter.grad = Gradient.narrow(0, offset, length).view(parameter.shape);
            offset += length;
        }
    }

    public Tensor Values { get; }

    public Tensor Gradient { get; }

    /// <summary>Whether weight decay applies: to weights, but not to biases and the scales of norms.</summary>
    public bool Decays => _parameters[0].dim() > 1;

    /// <summary>The trainable parameters of a module, by type and by whether they decay.</summary>
    public static ParameterVector[] Of(nn.Module module) =>
    [
        .. module.parameters().Where(p => p.requires_grad && p.numel() > 0).Distinct(ReferenceEqualityComparer.Instance).Cast<Parameter>()
            .GroupBy(p => (p.dtype, Decays: p.dim() > 1)).Select(group => new ParameterVector([.. group])),
    ];

    /// <summary>The parameters stay as they are; their gradients are gone.</summary>
    public void Dispose()
    {
        foreach (var parameter in _parameters) parameter.grad = null;
        Gradient.Dispose();
        Values.Dispose();
    }
}
