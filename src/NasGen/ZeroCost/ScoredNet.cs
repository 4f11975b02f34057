using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.ZeroCost;

/// <summary>An untrained network and the batch that it is scored on.</summary>
/// <param name="Loss">The mean over a batch: of the module, inputs and targets; <see langword="null"/> where the task has none.</param>
internal sealed record ScoredNet(Module<Tensor, Tensor> Net, Tensor Inputs, Tensor Targets, Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor>? Loss)
{
    private (Tensor Weight, Tensor Gradient)[]? _lossGradients;

    /// <summary>The trainable weights with the loss's gradients, in train mode; scores that read them share one backward pass.</summary>
    public (Tensor Weight, Tensor Gradient)[]? LossGradients
    {
        get
        {
            if (Loss is null || _lossGradients is not null) return _lossGradients;
            Net.train();
            return _lossGradients = Gradients(Loss(Net, Inputs, Targets));
        }
    }

    /// <summary>
    /// The gradients of the trainable weights: tensors of two or more dimensions, so neither biases nor the scales of norms. What the value does not
    /// depend on has no gradient and is left out.
    /// </summary>
    public (Tensor Weight, Tensor Gradient)[] Gradients(Tensor value)
    {
        var parameters = Net.parameters().Where(p => p.requires_grad).Distinct<Parameter>(ReferenceEqualityComparer.Instance).ToArray();
        foreach (var parameter in parameters) parameter.grad = null;
        value.backward();
        return [.. parameters.Where(p => p.dim() > 1).Select(p => (Weight: p.detach(), Gradient: p.grad)).Where(p => p.Gradient is not null).Select(p => (p.Weight, p.Gradient!.clone()))];
    }
}
