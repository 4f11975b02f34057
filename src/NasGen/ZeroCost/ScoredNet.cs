using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.ZeroCost;

/// <summary>
/// An untrained network and the batch that it is scored on. Each forward pass gets a copy of the batch, because the user's code may change it in place.
/// </summary>
/// <param name="Net">The network.</param>
/// <param name="Inputs">The inputs: <c>[N, …Input]</c>.</param>
/// <param name="Targets">The targets.</param>
/// <param name="Loss">The loss as a function of module, inputs and targets, a mean over the batch; <see langword="null"/> if the task has none.</param>
internal sealed record ScoredNet(Module<Tensor, Tensor> Net, Tensor Inputs, Tensor Targets, Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor>? Loss)
{
    private (Tensor Weight, Tensor Gradient)[]? _lossGradients;

    /// <summary>The trainable weights with the gradients of the loss, in train mode. All scores that read them share one backward pass.</summary>
    public (Tensor Weight, Tensor Gradient)[]? LossGradients
    {
        get
        {
            if (Loss is null || _lossGradients is not null) return _lossGradients;
            Net.train();
            return _lossGradients = Gradients(Loss(Net, Inputs.clone(), Targets.clone()));
        }
    }

    /// <summary>
    /// The trainable weights of two or more dimensions, which excludes biases and the scales of norms, with the gradients of a value. A weight without
    /// influence on the value is left out.
    /// </summary>
    public (Tensor Weight, Tensor Gradient)[] Gradients(Tensor value)
    {
        var parameters = Net.parameters().Where(p => p.requires_grad).Distinct<Parameter>(ReferenceEqualityComparer.Instance).ToArray();
        foreach (var parameter in parameters) parameter.grad = null;
        value.backward();
        return
        [
            .. parameters.Where(p => p.dim() > 1).Select(p => (Weight: p.detach(), Gradient: p.grad))
                .Where(p => p.Gradient is not null).Select(p => (p.Weight, p.Gradient!.clone())),
        ];
    }
}
