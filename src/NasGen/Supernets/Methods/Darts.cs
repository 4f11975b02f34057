using NasGen.Supernets.Policies;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Supernets.Methods;

/// <summary>
/// Liu, Simonyan and Yang 2019, <i>DARTS: differentiable architecture search</i>, algorithm 1. In turn, the architecture parameters descend the
/// validation loss and the weights descend the training loss. First order uses the current weights; second order uses the weights after one step
/// (equations 7 and 8). Operations and depths are mixed; the other decisions are sampled.
/// </summary>
internal sealed class Darts(OneShotContext context, bool isSecondOrder) : OneShotMethod(context)
{
    /// <summary>The paper's ε = 0.01 / ‖∇w′ L_val(w′, α)‖.</summary>
    private const double FiniteDifference = 0.01;

    public override bool LearnsPolicy => true;

    /// <summary>
    /// The output of the mixture with fixed options of the sampled decisions. The options must be fixed because statistics are computed for one width.
    /// </summary>
    /// <param name="inputs">The inputs: <c>[N, …Input]</c>.</param>
    /// <param name="genes">A gene of every decision.</param>
    public Tensor Relaxed(Tensor inputs, double[] genes) => Mixed(genes, detached: true, () => Supernet.Network.call(inputs));

    public override double Step(OneShotBatch batch, double learningRate, double progress)
    {
        PolicyGradient(batch, learningRate);
        Context.StepPolicy();
        using var scope = NewDisposeScope();
        Context.ZeroWeightGradients();
        var loss = Mixed(Genes(), detached: true, () => Loss(batch.Inputs, batch.Targets));
        loss.backward();
        Context.StepWeights(learningRate);
        return Number(loss);
    }

    /// <summary>Adds the gradients of all α to their <c>grad</c>.</summary>
    public void PolicyGradient(OneShotBatch batch, double learningRate)
    {
        var genes = Genes();
        if (isSecondOrder) Unrolled(batch, genes, learningRate);
        else FirstOrder(batch, genes);
    }

    /// <summary>The decisions that are learnt but not mixed.</summary>
    private IEnumerable<int> Sampled => Enumerable.Range(0, Supernet.Space.Decisions.Count)
        .Where(i => Policy.IsLearnt(i) && !Supernet.IsMixed(Supernet.Space.Decisions[i].Name));

    private void FirstOrder(OneShotBatch batch, double[] genes)
    {
        using var scope = NewDisposeScope();
        var loss = Mixed(genes, detached: false, () => Priced(Loss(batch.ValidationInputs, batch.ValidationTargets)));
        Keep(loss);
        AddSampled(batch, genes, Number(loss));
    }

    /// <summary>
    /// The second-order gradient: ∇α L_val(w′, α) − ξ (∇α L_train(w⁺, α) − ∇α L_train(w⁻, α)) / 2ε, with w′ = w − ξ ∇w L_train(w, α) and
    /// w± = w ± ε ∇w′ L_val(w′, α).
    /// </summary>
    private void Unrolled(OneShotBatch batch, double[] genes, double step)
    {
        using var scope = NewDisposeScope();
        Context.ZeroWeightGradients();
        Mixed(genes, detached: true, () => Loss(batch.Inputs, batch.Targets)).backward();
        var weights = Context.Vectors;
        Tensor[] original = [.. weights.Select(v => v.Values.clone())];
        MoveBy([.. weights.Select(v => v.Gradient)], -step);

        Context.ZeroWeightGradients();
        var loss = Mixed(genes, detached: false, () => Priced(Loss(batch.ValidationInputs, batch.ValidationTargets)));
        loss.backward();
        Tensor[] direction = [.. weights.Select(v => v.Gradient.clone())];
        var norm = Math.Sqrt(direction.Sum(d => d.square().sum().to(ScalarType.Float64).item<double>()));
        var epsilon = FiniteDifference / Math.Max(norm, 1e-12);
        foreach (var sign in (double[])[1, -1])
        {
            Restore();
            MoveBy(direction, sign * epsilon);
            Keep(Mixed(genes, detached: false, () => Loss(batch.Inputs, batch.Targets)), -sign * step / (2 * epsilon));
        }
        Restore();
        Context.ZeroWeightGradients();
        AddSampled(batch, genes, Number(loss));

        void Restore()
        {
            using var noGradient = no_grad();
            for (var i = 0; i < weights.Length; i++) weights[i].Values.copy_(original[i]);
        }

        void MoveBy(Tensor[] along, double by)
        {
            using var noGradient = no_grad();
            for (var i = 0; i < weights.Length; i++) weights[i].Values.add_(along[i], by);
        }
    }

    private void AddSampled(OneShotBatch batch, double[] genes, double loss)
    {
        int[] sampled = [.. Sampled];
        if (sampled.Length == 0) return;
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var others = Genes();
        var other = Number(Mixed(others, detached: true, () => Priced(Loss(batch.ValidationInputs, batch.ValidationTargets))));
        AddScoreFunction((genes, loss), (others, other), sampled);
    }

    private double[] Genes() => Context.Draw(Policy.Table());

    private Tensor Mixed(double[] genes, bool detached, Func<Tensor> run) => Supernet.Mix(() => Relaxation.Mixed(Policy, genes, detached), run);
}
