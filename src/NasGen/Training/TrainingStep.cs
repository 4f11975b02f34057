using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Training;

/// <summary>One step of training: forward, backward, update. What a search spends most of its time in.</summary>
/// <param name="loss">The mean over a batch: of the module, inputs and targets.</param>
internal sealed class TrainingStep(Module<Tensor, Tensor> net, Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor> loss, AdamW optimizer) : IDisposable
{
    private Tensor? _lossSum;

    /// <summary>The sum of the losses since the last call, read once an epoch: reading it at every step would wait for the device.</summary>
    public double TakeLossSum()
    {
        var sum = _lossSum?.item<float>() ?? 0;
        _lossSum?.Dispose();
        _lossSum = null;
        return sum;
    }

    public void Run(Tensor inputs, Tensor targets, double learningRate)
    {
        using var scope = NewDisposeScope();
        var value = loss(net, inputs, targets);
        value.backward();
        optimizer.Step(learningRate);
        var detached = value.detach();
        if (_lossSum is null) _lossSum = detached.clone().DetachFromDisposeScope();
        else _lossSum.add_(detached);
    }

    public void Dispose() => _lossSum?.Dispose();
}
