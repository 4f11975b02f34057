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

/// <summary>What the methods share: supernet, policy, both optimizers, the price of costs.</summary>
internal sealed class OneShotContext : IDisposable
{
    private const double LargestNorm = 5;

    private readonly double _weightDecay;
    private readonly optim.Optimizer _policyOptimizer;
    private AdamW _optimizer;
    private int _version;

    /// <param name="loss">The mean over a batch: of the module, inputs and targets.</param>
    public OneShotContext(Supernet supernet, Policy policy, Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor> loss, OneShotSettings settings, ulong seed)
    {
        (Supernet, Policy, Loss, _weightDecay) = (supernet, policy, loss, settings.WeightDecay);
        Random = new RandomStream(seed, "supernet/paths");
        // β₁ = 0.5 as in the reference: α see other samples at every step.
        _policyOptimizer = optim.Adam(policy.All, settings.PolicyLearningRate, 0.5, 0.999);
        (Vectors, _optimizer, _version) = Fresh();
    }

    public Supernet Supernet { get; }

    public Policy Policy { get; }

    public Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor> Loss { get; }

    public Random Random { get; }

    public Price? Price { get; init; }

    /// <summary>The weights, laid end to end.</summary>
    public ParameterVector[] Vectors { get; private set; }

    /// <summary>A gene of every decision, drawn from the policy; what the user's constructor read stays as it is.</summary>
    public double[] Draw(double[]?[] table)
    {
        var genes = Policy.Draw(Supernet.Space, table, Random);
        Freeze(genes);
        return genes;
    }

    public void Freeze(double[] genes)
    {
        foreach (var name in Supernet.Frozen)
            if (Supernet.Space.IndexOf(name) is >= 0 and var i) genes[i] = Supernet.Space.Decisions[i].Domain.First;
    }

    /// <summary>One update of the weights by what <c>backward</c> left.</summary>
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

    /// <summary>Comes before a forward pass: where weights have grown they are laid out anew, which a graph does not outlive.</summary>
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

    /// <summary>Weights have grown: they are laid out again, and the optimizer's moments begin anew.</summary>
    private void Renew()
    {
        _optimizer.Dispose();
        (Vectors, _optimizer, _version) = Fresh();
    }

    private (ParameterVector[], AdamW, int) Fresh()
    {
        var vectors = ParameterVector.Of(Supernet.Network);
        // Made within a step, they outlive it.
        foreach (var vector in vectors) _ = (vector.Values.DetachFromDisposeScope(), vector.Gradient.DetachFromDisposeScope());
        return (vectors, new AdamW(vectors, _weightDecay), Supernet.Version);
    }
}
