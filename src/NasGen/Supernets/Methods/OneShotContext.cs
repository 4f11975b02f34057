using NasGen.Search.Numerics;
using NasGen.Supernets.Policies;
using NasGen.Supernets.Prices;
using NasGen.Supernets.Weights;
using NasGen.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using AdamW = NasGen.Training.AdamW;

namespace NasGen.Supernets.Methods;

/// <summary>The state that the methods share: supernet, policy, both optimizers and the price of costs.</summary>
internal sealed class OneShotContext : IDisposable
{
    private const double LargestNorm = 5;

    private readonly double _weightDecay;
    private readonly optim.Optimizer _policyOptimizer;
    private AdamW _optimizer;
    private int _version;

    /// <param name="supernet">The supernet.</param>
    /// <param name="policy">The distribution over architectures.</param>
    /// <param name="loss">The loss as a function of module, inputs and targets, a mean over the batch.</param>
    /// <param name="settings">The settings of the training.</param>
    /// <param name="seed">The seed of the drawn paths.</param>
    public OneShotContext(Supernet supernet, Policy policy, Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor> loss, OneShotSettings settings, ulong seed)
    {
        (Supernet, Policy, Loss, _weightDecay) = (supernet, policy, loss, settings.WeightDecay);
        Random = new RandomStream(seed, "supernet/paths");
        // β₁ = 0.5 as in the authors' implementation of DARTS, because α get another batch at every step.
        _policyOptimizer = optim.Adam(policy.All, settings.PolicyLearningRate, 0.5, 0.999);
        (Vectors, _optimizer, _version) = Fresh();
    }

    public Supernet Supernet { get; }

    public Policy Policy { get; }

    public Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor> Loss { get; }

    public Random Random { get; }

    public Price? Price { get; init; }

    /// <summary>The trainable weights as vectors.</summary>
    public ParameterVector[] Vectors { get; private set; }

    /// <summary>Genes of all decisions, drawn from the policy. Decisions that the user's constructor read keep their value.</summary>
    public double[] Draw(double[]?[] table)
    {
        var genes = Policy.Draw(Supernet.Space, table, Random);
        Freeze(genes);
        return genes;
    }

    /// <summary>Sets the decisions that the user's constructor read to their value.</summary>
    public void Freeze(double[] genes)
    {
        foreach (var name in Supernet.Frozen)
            if (Supernet.Space.IndexOf(name) is >= 0 and var i) genes[i] = Supernet.Space.Decisions[i].Domain.First;
    }

    /// <summary>Updates the weights by their gradients, whose norm is clipped.</summary>
    public void StepWeights(double learningRate)
    {
        if (_version != Supernet.Version) Renew();
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var norm = Math.Sqrt(Vectors.Sum(v => v.Gradient.square().sum().to(ScalarType.Float64).item<double>()));
        if (norm > LargestNorm)
            foreach (var vector in Vectors) vector.Gradient.mul_(LargestNorm / norm);
        _optimizer.Step(learningRate);
    }

    /// <summary>
    /// Sets the gradients of the weights to zero. Call it before the forward pass, because it may lay out widened weights again, which makes an earlier
    /// graph invalid.
    /// </summary>
    public void ZeroWeightGradients()
    {
        if (_version != Supernet.Version) Renew();
        foreach (var vector in Vectors) vector.Gradient.zero_();
    }

    public void StepPolicy()
    {
        _policyOptimizer.step();
        ZeroPolicyGradients();
    }

    public void ZeroPolicyGradients() => _policyOptimizer.zero_grad();

    public void AddGradient(Parameter parameter, Tensor gradient)
    {
        if (parameter.grad is { } known) known.add_(gradient);
        else parameter.grad = gradient.clone().DetachFromDisposeScope();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _policyOptimizer.Dispose();
        foreach (var vector in Vectors) vector.Dispose();
    }

    /// <summary>Lays out the weights again after some were added or widened. The optimizer's moments start from zero.</summary>
    private void Renew()
    {
        _optimizer.Dispose();
        (Vectors, _optimizer, _version) = Fresh();
    }

    private (ParameterVector[], AdamW, int) Fresh()
    {
        var vectors = ParameterVector.Of(Supernet.Network);
        // They may be created within a step's dispose scope and must outlive it.
        foreach (var vector in vectors) _ = (vector.Values.DetachFromDisposeScope(), vector.Gradient.DetachFromDisposeScope());
        return (vectors, new AdamW(vectors, _weightDecay), Supernet.Version);
    }
}
