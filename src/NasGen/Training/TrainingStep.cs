using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Training;

/// <summary>One step of training: forward, backward, update. A search spends most of its time here.</summary>
/// <param name="net">The module.</param>
/// <param name="loss">The loss as a function of module, inputs and targets, a mean over the batch.</param>
/// <param name="update">The update of the parameters by their gradients, which are zero after it.</param>
internal sealed class TrainingStep(Module<Tensor, Tensor> net, Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor> loss, Action update) : IDisposable
{
    private Tensor? _lossSum;

    /// <summary>The sum of the losses since the last call. It is read once per epoch, because each read waits for the device.</summary>
    public double TakeLossSum()
    {
        var sum = _lossSum?.item<float>() ?? 0;
        _lossSum?.Dispose();
        _lossSum = null;
        return sum;
    }

    public void Run(Tensor inputs, Tensor targets)
    {
        using var scope = NewDisposeScope();
        var value = loss(net, inputs, targets);
        value.backward();
        update();
        var detached = value.detach();
        if (_lossSum is null) _lossSum = detached.clone().DetachFromDisposeScope();
        else _lossSum.add_(detached);
    }

    public void Dispose() => _lossSum?.Dispose();
}
