using NasGen.Supernets.Policies;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Supernets.Methods;

/// <summary>
/// Dong and Yang 2019, <i>Searching for a robust neural architecture in four GPU hours</i>: one path per step, drawn by Gumbel softmax, with a
/// straight-through gradient and a temperature that falls from 10 to 0.1. It needs the memory of one network.
/// </summary>
internal sealed class Gdas(OneShotContext context) : OneShotMethod(context)
{
    private const double FirstTemperature = 10;
    private const double LastTemperature = 0.1;

    public override bool LearnsPolicy => true;

    public override double Step(OneShotBatch batch, double learningRate, double progress)
    {
        PolicyGradient(batch, FirstTemperature + (LastTemperature - FirstTemperature) * progress);
        Context.StepPolicy();
        using var scope = NewDisposeScope();
        Context.ZeroWeightGradients();
        Supernet.Take(Supernet.Space.Canonical(Context.Draw(Policy.Table())));
        var loss = Loss(batch.Inputs, batch.Targets);
        loss.backward();
        Context.StepWeights(learningRate);
        return Number(loss);
    }

    /// <summary>Adds the gradients of all α to their <c>grad</c>.</summary>
    public void PolicyGradient(OneShotBatch batch, double temperature)
    {
        using var scope = NewDisposeScope();
        var relaxation = Relaxation.Gumbel(Policy, temperature, Context.Random);
        Context.Freeze(relaxation.Genes);
        Supernet.Take(relaxation);
        var loss = Priced(Loss(batch.ValidationInputs, batch.ValidationTargets));
        Keep(loss);
        using var noGradient = no_grad();
        var other = new Relaxation(new Tensor?[relaxation.Genes.Length], Context.Draw(Policy.Table()), isMixed: false);
        Supernet.Take(other);
        var second = Number(Priced(Loss(batch.ValidationInputs, batch.ValidationTargets)));
        AddScoreFunction((relaxation.Genes, Number(loss)), (other.Genes, second), Enumerable.Range(0, relaxation.Genes.Length).Where(Policy.IsLearnt));
    }
}
