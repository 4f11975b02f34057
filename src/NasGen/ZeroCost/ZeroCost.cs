using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.ZeroCost;

/// <summary>Scores of a network before any training.</summary>
internal static class ZeroCost
{
    private static readonly Dictionary<ZeroCostScore, Func<ScoredNet, double>> Scores = new()
    {
        [ZeroCostScore.Parameters] = scored => Costs.ParameterCount.Of([scored.Net]).Trainable,
        [ZeroCostScore.GradientNorm] = GradientNorm.Of,
        [ZeroCostScore.Snip] = Snip.Of,
        [ZeroCostScore.JacobianCovariance] = JacobianCovariance.Of,
        [ZeroCostScore.Naswot] = Naswot.Of,
        [ZeroCostScore.SynFlow] = SynFlow.Of,
    };

    /// <summary>
    /// Every <see cref="ZeroCostScore"/> by name; NaN where a score does not exist for this network. Weights, buffers, gradients, modes and the CPU's
    /// random state are afterwards as they were, to the bit; parameters are new objects, for TorchSharp replaces them where it changes their type.
    /// </summary>
    /// <param name="inputs">One batch.</param>
    /// <param name="loss">The mean over a batch: of the module, inputs and targets; <see langword="null"/> where the task has none.</param>
    public static Dictionary<string, double> Of(
        Module<Tensor, Tensor> net, Tensor inputs, Tensor targets, Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor>? loss)
    {
        using var gradients = enable_grad();
        using var scope = NewDisposeScope();
        var scored = new ScoredNet(net, inputs, targets, loss);
        return Scores.ToDictionary(score => score.Key.ToString(), score => Once(net, () => score.Value(scored)), StringComparer.Ordinal);
    }

    /// <summary>Each score sees the network as it came: none depends on which were asked for before.</summary>
    private static double Once(Module<Tensor, Tensor> net, Func<double> score)
    {
        using var state = new ModuleState(net);
        return score();
    }
}
