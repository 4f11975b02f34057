using NasGen.Supernets.Policies;
using NasGen.Supernets.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Supernets.Methods;

/// <summary>The two batches of a step: one trains the weights, the other trains the architecture parameters.</summary>
internal sealed record OneShotBatch(Tensor Inputs, Tensor Targets, Tensor ValidationInputs, Tensor ValidationTargets);

/// <summary>A method of training a supernet.</summary>
internal abstract class OneShotMethod(OneShotContext context)
{
    protected OneShotContext Context { get; } = context;

    protected Supernet Supernet => Context.Supernet;

    protected Policy Policy => Context.Policy;

    /// <summary>Makes one step of the training.</summary>
    /// <param name="batch">The two batches of the step.</param>
    /// <param name="learningRate">The learning rate of the weights.</param>
    /// <param name="progress">The share of the training that is done, in [0, 1).</param>
    /// <returns>The training loss.</returns>
    public abstract double Step(OneShotBatch batch, double learningRate, double progress);

    /// <summary>Whether the method learns a distribution over architectures. Otherwise architectures are compared by their scores only.</summary>
    public abstract bool LearnsPolicy { get; }

    protected static double Number(Tensor loss) => loss.dtype == ScalarType.Float64 ? loss.item<double>() : loss.item<float>();

    /// <summary>The loss on copies of a batch: a step runs the same batch several times, and the user's code may change it in place.</summary>
    protected Tensor Loss(Tensor inputs, Tensor targets) => Context.Loss(Supernet.Network, inputs.clone(), targets.clone());

    /// <summary>Adds the gradients of a loss with respect to α, times a factor, to their <c>grad</c>. Gradients of weights are not computed.</summary>
    protected void Keep(Tensor loss, double factor = 1)
    {
        var parameters = Policy.All;
        var gradients = autograd.grad([loss], [.. parameters], allow_unused: true);
        using var noGradient = no_grad();
        for (var i = 0; i < parameters.Length; i++)
            if (gradients[i] is { IsInvalid: false } gradient) Context.AddGradient(parameters[i], gradient * factor);
    }

    /// <summary>The loss of the last forward pass, with the price of its costs.</summary>
    protected Tensor Priced(Tensor loss) => Context.Price is { } price ? price.Add(loss, Supernet.Counted) : loss;

    /// <summary>
    /// Adds the score-function gradient of sampled decisions, in which each of two paths is the baseline of the other (Williams 1992; Kool, van Hoof and
    /// Welling 2019). It is needed because a straight-through gradient vanishes for a block whose output a normalisation rescales.
    /// </summary>
    /// <param name="first">The genes and the loss of one path.</param>
    /// <param name="second">The genes and the loss of another path on the same batch.</param>
    /// <param name="decisions">The decisions that were sampled.</param>
    protected void AddScoreFunction((double[] Genes, double Loss) first, (double[] Genes, double Loss) second, IEnumerable<int> decisions)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var difference = (first.Loss - second.Loss) / 2;
        if (!double.IsFinite(difference)) return;
        var (a, b) = (Supernet.Space.Canonical(first.Genes), Supernet.Space.Canonical(second.Genes));
        foreach (var i in decisions)
        {
            var logits = Policy.Logits(i);
            var gradient = zeros_like(logits);
            var probabilities = logits.detach().softmax(0);
            // The gradient of the logarithm of the probability is one-hot minus probabilities. It is zero if the path does not have the decision.
            if (a.IsAlive(i)) Add(difference, (int)a[i]);
            if (b.IsAlive(i)) Add(-difference, (int)b[i]);
            Context.AddGradient(logits, gradient);

            void Add(double factor, int option)
            {
                gradient.sub_(probabilities * factor);
                gradient[option] += factor;
            }
        }
    }
}
