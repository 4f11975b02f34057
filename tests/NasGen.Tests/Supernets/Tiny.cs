using NasGen.Candidates;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Supernets.Methods;
using NasGen.Supernets.Policies;
using NasGen.Supernets.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Supernets;

/// <summary>
/// A space of small perceptrons. It is smooth and without batch norm, and gradients can therefore be checked by differences. Both properties are mixed.
/// </summary>
[SearchSpace(Input = [6]), Classification(3), Train(nameof(TrainAndScore)), Maximize(nameof(TrainAndScore))]
public abstract class Tiny() : Module<Tensor, Tensor>(nameof(Tiny))
{
    [Choice<MlpBlock, GainBlock, IdentityBlock>, Width(6), Depth(1, 2), Norm(Norm.None), Activation(Activation.Tanh)]
    protected abstract Module<Tensor, Tensor> First { get; }

    [Choice<MlpBlock, IdentityBlock>, Width(6), Norm(Norm.None), Activation(Activation.Tanh)]
    protected abstract Module<Tensor, Tensor> Second { get; }

    [Classifier(3)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    internal static double TrainAndScore(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop) => 0;
}

/// <summary>Scales its input.</summary>
public sealed class GainBlock : Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Linear scale;

    public GainBlock(long inChannels, long outChannels) : base(nameof(GainBlock))
    {
        scale = Linear(inChannels, outChannels);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => scale.call(input);
}

/// <summary>A supernet of <see cref="Tiny"/> with fixed data.</summary>
internal sealed class TinyBench : IDisposable
{
    private readonly IDisposable _scope = NewDisposeScope();

    public TinyBench(ScalarType type = ScalarType.Float32, OneShotSettings? settings = null)
    {
        set_num_threads(1);
        var definition = new TinyDefinition();
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        Space = descriptor.Space.ToSearchSpace();
        Supernet = Supernet.Create(definition, descriptor, Space, g => Candidate.DryRun(definition, descriptor, g), seed: 1);
        Supernet.Network.to(type);
        Policy = new Policy(Space, type);
        manual_seed(5);
        Batch = new OneShotBatch(
            randn([24, 6], type), randint(0, 3, [24], ScalarType.Int64), randn([24, 6], type), randint(0, 3, [24], ScalarType.Int64));
        using (no_grad())
            foreach (var logits in Policy.All) logits.copy_(randn(logits.shape, type) * 0.5);
        Context = new OneShotContext(Supernet, Policy, Loss, settings ?? new OneShotSettings("darts"), seed: 2);
    }

    public SearchSpace Space { get; }

    public Supernet Supernet { get; }

    public Policy Policy { get; }

    public OneShotContext Context { get; }

    public OneShotBatch Batch { get; }

    public double[] Default => [.. Space.Decisions.Select(d => d.Domain.First)];

    public static Tensor Loss(Module<Tensor, Tensor> net, Tensor inputs, Tensor targets) => functional.cross_entropy(net.call(inputs), targets);

    /// <summary>The loss of the mixture.</summary>
    public Tensor MixedLoss(Tensor inputs, Tensor targets) =>
        Supernet.Mix(() => Relaxation.Mixed(Policy, Default), () => Loss(Supernet.Network, inputs, targets));

    public void Dispose()
    {
        Context.Dispose();
        Supernet.Dispose();
        _scope.Dispose();
    }
}
