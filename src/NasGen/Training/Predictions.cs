using NasGen.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Training;

/// <summary>The outputs of a trained module.</summary>
internal static class Predictions
{
    /// <summary>The samples per batch. Larger batches do not fit the cache and are not faster.</summary>
    public const int BatchSize = 256;

    /// <summary>The outputs of all samples in eval mode, on the CPU.</summary>
    public static Tensor Of(Module<Tensor, Tensor> net, Samples samples)
    {
        net.eval();
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        List<Tensor> outputs = [];
        // The output is copied too: forward may return a tensor that its next call changes.
        foreach (var (inputs, _) in new Batches(samples, BatchSize).InOrder()) outputs.Add(net.call(inputs).detach().cpu().clone());
        return cat(outputs).MoveToOuterDisposeScope();
    }
}
