using NasGen.Data;
using NasGen.Search.Contracts;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Training;

/// <summary>
/// Puts the mean weights of <see cref="ScheduleFreeAdamW"/> into a module, with running statistics of norms that belong to them. Those of the
/// training belong to other weights: they are measured again on some batches of training data.
/// </summary>
internal sealed class MeanWeights(Module<Tensor, Tensor> net, ScheduleFreeAdamW optimizer, Batches batches, SampleOrder order)
{
    /// <summary>The most batches for the running statistics.</summary>
    private const int MostBatches = 10;

    private readonly NormBase[] _norms = [.. net.modules().OfType<NormBase>().Where(norm => norm.running_mean is not null)];

    /// <summary>The number of batches that go forward for the running statistics.</summary>
    public int Batches => _norms.Length == 0 ? 0 : Math.Min(MostBatches, batches.Count);

    /// <summary>Leaves the module in eval mode with its mean weights. The state must be restored before the next step.</summary>
    /// <exception cref="NasException">NAS2009: batches of one sample have no variance.</exception>
    public void Apply()
    {
        optimizer.Average();
        if (Batches > 0) Measure();
        net.eval();
    }

    private void Measure()
    {
        double?[] momenta = [.. _norms.Select(norm => norm.momentum)];
        using var noGradient = no_grad();
        net.train();
        var done = 0;
        foreach (var (inputs, _) in batches.Of(order.Of(0), 0, Batches))
        {
            using var scope = NewDisposeScope();
            // The k-th batch has the weight 1/k: the result is the mean of all.
            foreach (var norm in _norms) norm.momentum = 1.0 / (done + 1);
            net.call(inputs);
            done++;
        }
        foreach (var (norm, momentum) in _norms.Zip(momenta)) norm.momentum = momentum;
        if (batches.AreSingle && _norms.FirstOrDefault(norm => !norm.running_var!.isfinite().all().item<bool>()) is { } starved)
            throw new NasException(
                "NAS2009",
                $"{starved.GetName()} normalises over the batch, but a batch has one sample, which has no variance. Set BatchSize to 2 or more.");
    }
}
