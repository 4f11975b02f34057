using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NasGen.Training;

/// <summary>
/// Parameters laid end to end in one tensor, and their gradients in another; each parameter becomes a view. An update, a gradient reset or a copy
/// of all weights then takes a few calls, however many parameters there are.
/// </summary>
internal sealed class ParameterVector : IDisposable
{
    private readonly Parameter[] _parameters;

    /// <param name="parameters">The parameters, at least one, all of the same type and device.</param>
    /// <param name="channelsLast">Whether the weights of convolutions are in memory with their channels last until this object is disposed.</param>
    public ParameterVector(Parameter[] parameters, bool channelsLast = false)
    {
        (_parameters, IsChannelsLast) = (parameters, channelsLast);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        Values = cat([.. parameters.Select(p => (IsInThatOrder(p) ? p.detach().permute(0, 2, 3, 1) : p.detach()).reshape(-1))]).MoveToOuterDisposeScope();
        Gradient = zeros_like(Values).MoveToOuterDisposeScope();
        var offset = 0L;
        foreach (var parameter in parameters)
        {
            var gradient = View(Gradient, offset, parameter);
            parameter.set_(View(Values, offset, parameter));
            parameter.grad = gradient;
            offset += parameter.numel();
        }
    }

    /// <summary>Whether the weights of convolutions are in memory with their channels last.</summary>
    public bool IsChannelsLast { get; }

    public Tensor Values { get; }

    public Tensor Gradient { get; }

    /// <summary>Whether weight decay applies. It applies to weights, but not to biases or to the scales of norms.</summary>
    public bool Decays => _parameters[0].dim() > 1;

    /// <summary>The trainable parameters of a module, one vector for each type with and without weight decay.</summary>
    public static ParameterVector[] Of(nn.Module module, bool channelsLast = false) =>
    [
        .. module.parameters().Where(p => p.requires_grad && p.numel() > 0).Distinct(ReferenceEqualityComparer.Instance).Cast<Parameter>()
            .GroupBy(p => (p.dtype, Decays: p.dim() > 1)).Select(group => new ParameterVector([.. group], channelsLast)),
    ];

    /// <summary>Releases the vectors. The parameters keep their values, but lose their gradients.</summary>
    public void Dispose()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var parameter in _parameters)
        {
            parameter.grad = null;
            // With one channel both orders are the same in memory, but not in their strides, by which libtorch chooses its kernels.
            if (IsInThatOrder(parameter)) parameter.set_(empty(parameter.shape, parameter.dtype, parameter.device).copy_(parameter));
        }
        Gradient.Dispose();
        Values.Dispose();
    }

    private bool IsInThatOrder(Parameter parameter) => IsChannelsLast && parameter.dim() == 4;

    private Tensor View(Tensor vector, long offset, Parameter parameter)
    {
        var (part, shape) = (vector.narrow(0, offset, parameter.numel()), parameter.shape);
        return IsInThatOrder(parameter) ? part.view(shape[0], shape[2], shape[3], shape[1]).permute(0, 3, 1, 2) : part.view(shape);
    }
}
