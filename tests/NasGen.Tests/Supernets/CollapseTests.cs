using NasGen.Candidates;
using NasGen.Data;
using NasGen.Search.Contracts;
using NasGen.Search.Rankings;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;
using NasGen.Supernets.Methods;
using NasGen.Supernets.Policies;
using NasGen.Supernets.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Supernets;

/// <summary>
/// Invites collapse: few samples of many features, whose class is the sign of a product. Perceptrons can learn it and at first learn the
/// samples by heart; passing the input on learns nothing and does no harm.
/// </summary>
[SearchSpace(Input = [20]), Classification(2), Train(nameof(TrainAndScore)), Maximize(nameof(TrainAndScore))]
public abstract class Inviting() : Module<Tensor, Tensor>(nameof(Inviting))
{
    [Choice<MlpBlock, IdentityBlock>, Width(20), Norm(Norm.None), Activation(Activation.ReLU)]
    protected abstract Module<Tensor, Tensor> First { get; }

    [Choice<MlpBlock, IdentityBlock>, Width(20), Norm(Norm.None), Activation(Activation.ReLU)]
    protected abstract Module<Tensor, Tensor> Second { get; }

    [Choice<MlpBlock, IdentityBlock>, Width(20), Norm(Norm.None), Activation(Activation.ReLU)]
    protected abstract Module<Tensor, Tensor> Third { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    internal static double TrainAndScore(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop) => 0;
}

public sealed class CollapseTests
{
    private const int Few = 120;
    private const int Many = 4000;

    public static TheoryData<int> Seeds { get; } = [1, 2, 3];

    [Theory, MemberData(nameof(Seeds))]
    public void A_space_that_invites_collapse_ends_in_operations_without_parameters(int seed) =>
        Assert.True(Search("gdas", Few, batch: 16, epochs: 40, seed).Share > Collapse.LargestShare);

    /// <summary>The same space with enough samples to learn from. Two perceptrons suffice for the sign of a product: the third place may stay free.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public void With_enough_samples_it_does_not(int seed) =>
        Assert.InRange(Search("gdas", Many, batch: 64, epochs: 20, seed).Share, 0, Collapse.LargestShare);

    [Theory, MemberData(nameof(Seeds))]
    public void The_eigenvalue_tells_before_the_training_is_over(int seed)
    {
        var (trace, _) = Search("darts", Few, batch: 16, epochs: 40, seed);

        Assert.InRange(trace.StoppedAt!.Value, 1, 34);
        Assert.InRange(trace.Losses.Count, 10, 39);
    }

    private static (OneShotTrace Trace, double Share) Search(string method, int count, int batch, int epochs, int seed)
    {
        using var scope = NewDisposeScope();
        set_num_threads(1);
        var definition = new InvitingDefinition();
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        var space = descriptor.Space.ToSearchSpace();
        using var supernet = Supernet.Create(definition, descriptor, space, g => Candidate.DryRun(definition, descriptor, g), seed: (ulong)seed);
        var settings = new OneShotSettings(method, epochs, batch);
        using var context = new OneShotContext(supernet, new Policy(space), TinyBench.Loss, settings, seed: (ulong)seed + 1);
        var inputs = randn([count, 20], generator: new Generator((ulong)seed + 6));
        using var samples = new Samples(inputs, (inputs.select(1, 0) * inputs.select(1, 1) > 0).to(ScalarType.Int64));
        var trace = new OneShotTraining(context, settings).Run(samples, seed: (ulong)seed + 2, time: null, _ => { }, CancellationToken.None);
        return (trace, Collapse.Share(descriptor.Space, new PolicyRanking(space, trace.Table).MostProbable));
    }
}
