using NasGen.Data;
using NasGen.Search.Spaces;
using NasGen.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Supernets.Weights;

/// <summary>
/// Prepares a supernet for scoring architectures. The running statistics of batch norm are computed for each architecture from training data (Guo et
/// al. 2020, section 3.2), because those of the supernet's training come from other paths.
/// </summary>
internal sealed class SharedScoring(Supernet supernet, Samples training)
{
    private const int MostBatches = 4;
    private const int BatchSize = 128;

    /// <summary>Prepares the supernet for scoring an architecture.</summary>
    public void Take(Genotype genotype) => Recalibrate(supernet.Network, () => supernet.Take(genotype));

    /// <summary>Prepares a network for scoring.</summary>
    /// <param name="network">The network that runs: the supernet's, or a wrapper around it.</param>
    /// <param name="take">The action that selects an architecture of the supernet before each forward pass.</param>
    public void Recalibrate(nn.Module<Tensor, Tensor> network, Action take)
    {
        using var noGradient = no_grad();
        supernet.ForgetStatistics();
        supernet.Network.train();
        var count = 0;
        foreach (var (inputs, _) in new Batches(training, BatchSize).InOrder().Take(MostBatches))
        {
            using var scope = NewDisposeScope();
            // The n-th batch has the weight 1/n, which makes the result the mean of all batches.
            supernet.Momentum = 1.0 / ++count;
            take();
            network.call(inputs);
        }
        supernet.Momentum = SharedWeights.DefaultMomentum;
        supernet.Network.eval();
        take();
    }
}
