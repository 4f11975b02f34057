using NasGen.Data;
using NasGen.Search.Spaces;
using NasGen.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Supernets.Weights;

/// <summary>
/// Scores architectures on shared weights. The running statistics of batch norm are computed anew for each from training data (Guo et al.
/// 2020, section 3.2): those of training are of other paths.
/// </summary>
internal sealed class SharedScoring(Supernet supernet, Samples training)
{
    private const int MostBatches = 4;
    private const int BatchSize = 128;

    /// <summary>Prepares the network to be evaluated as this architecture.</summary>
    public void Take(Genotype genotype) => Recalibrate(supernet.Network, () => supernet.Take(genotype));

    /// <summary>Prepares the network for whatever <paramref name="take"/> makes it.</summary>
    public void Recalibrate(nn.Module<Tensor, Tensor> network, Action take)
    {
        using var noGradient = no_grad();
        supernet.ForgetStatistics();
        supernet.Network.train();
        var count = 0;
        foreach (var (inputs, _) in new Batches(training, BatchSize).InOrder().Take(MostBatches))
        {
            using var scope = NewDisposeScope();
            // The mean of all batches: each weighs 1/n of what is known after it.
            supernet.Momentum = 1.0 / ++count;
            take();
            network.call(inputs);
        }
        supernet.Momentum = SharedWeights.DefaultMomentum;
        supernet.Network.eval();
        take();
    }
}
