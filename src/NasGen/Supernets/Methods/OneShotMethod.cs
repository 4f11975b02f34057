using NasGen.Supernets.Policies;
using NasGen.Supernets.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Supernets.Methods;

/// <summary>Two batches: one trains the weights, the other the architecture parameters.</summary>
internal sealed record OneShotBatch(Tensor Inputs, Tensor Targets, Tensor ValidationInputs, Tensor ValidationTargets);

/// <summary>How a supernet is trained: what one step does.</summary>
internal abstract class OneShotMethod(OneShotContext context)
{
    protected OneShotContext Context { get; } = context;

    protected Supernet Supernet => Context.Supernet;

    protected Policy Policy => Context.Policy;

    /// <param name="batch">Both batches of the step.</param>
    /// <param name="learningRate">Of the weights.</param>
    /// <param name="progress">The share of the training that is over, in [0, 1).</param>
    /// <returns>The training loss.</returns>
    public abstract double Step(OneShotBatch batch, double learningRate, double progress);

    /// <summary>Whether the method learns a distribution; otherwise architectures are compared by their scores alone.</summary>
    public abstract bool LearnsPolicy { get; }

    protected static double Number(Tensor loss) => loss.dtype == ScalarType.Float64 ? loss.item<double>() : loss.item<float>();

    protected Tensor Loss(Tensor inputs, Tensor targets) => Context.Loss(Supernet.Network, inputs, targets);

    /// <summary>Adds a loss's gradients of α, times a factor; weights are not looked at.</summary>
    protected void Keep(Tensor loss, double factor = 1)
    {
        var parameters = Policy.All;
        var gradients = autograd.grad([loss], [.. parameters], allow_unused: true);
        using var noGradient = no_grad();
        for (var i = 0; i < parameters.Length; i++)
            if (gradients[i] is { IsInvalid: false } gradient) Context.AddGradient(parameters[i], gradient * factor);
    }

    /// <summary>The loss of what has just run, with the price of its costs.</summary>
    protected Tensor Priced(Tensor loss) => Context.Price is { } price ? price.Add(loss, Supernet.Counted) : loss;

    /// <summary>
    /// Adds the score-function gradient of decisions that a path samples, with the other of two paths as its baseline (Williams 1992; Kool,
    /// van Hoof and Welling 2019): a straight-through gradient says nothing of a block whose output a normalisation rescales.
    /// </summary>
    /// <param name="first">The genes and the loss of one path.</param>
    /// <param name="second">Of another on the same batch.</param>
    /// <param name="decisions">Those that were sampled.</param>
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
            // The gradient of the logarithm of the probability: one-hot minus probabilities; nothing where the decision is not alive.
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
