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
    /// Every <see cref="ZeroCostScore"/> by name; NaN if a score does not exist for this network. Weights, buffers, gradients, modes and the CPU's
    /// random state are restored bit for bit. Parameters may be new objects, because TorchSharp replaces them when it changes their type.
    /// </summary>
    /// <param name="net">The network.</param>
    /// <param name="inputs">The inputs of one batch: <c>[N, …Input]</c>.</param>
    /// <param name="targets">The targets of the batch.</param>
    /// <param name="loss">The loss as a function of module, inputs and targets, a mean over the batch; <see langword="null"/> if the task has none.</param>
    public static Dictionary<string, double> Of(
        Module<Tensor, Tensor> net, Tensor inputs, Tensor targets, Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor>? loss)
    {
        using var gradients = enable_grad();
        using var scope = NewDisposeScope();
        var scored = new ScoredNet(net, inputs, targets, loss);
        return Scores.ToDictionary(score => score.Key.ToString(), score => Once(net, () => score.Value(scored)), StringComparer.Ordinal);
    }

    /// <summary>Computes a score and restores the network. No score therefore depends on an earlier one.</summary>
    private static double Once(Module<Tensor, Tensor> net, Func<double> score)
    {
        using var state = new ModuleState(net);
        return score();
    }
}
