using NasGen.Candidates;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;
using NasGen.Supernets.Methods;
using NasGen.Supernets.Policies;
using NasGen.Supernets.Prices;
using NasGen.Supernets.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Supernets;

/// <summary>Two operations that compute the same. One of them waits for two milliseconds, which is four times the limit.</summary>
[SearchSpace(Input = [6]), Classification(2), Train(nameof(TrainAndScore)), Maximize(nameof(TrainAndScore)), Limit(Cost.Latency, 0.0005)]
public abstract class Waits() : Module<Tensor, Tensor>(nameof(Waits))
{
    [Choice<WaitingBlock, GainBlock>, Width(6)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    internal static double TrainAndScore(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop) => 0;
}

/// <summary>Scales its input, and sleeps.</summary>
public sealed class WaitingBlock : Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Linear scale;

    public WaitingBlock(long inChannels, long outChannels) : base(nameof(WaitingBlock))
    {
        scale = Linear(inChannels, outChannels);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Thread.Sleep(2);
        return scale.call(input);
    }
}

public sealed class LatencyPriceTests
{
    private const int Steps = 150;

    /// <summary>The waiting time is thousands of times the noise of a clock; the outcome therefore does not depend on the machine.</summary>
    [Fact]
    public void A_limit_on_latency_is_met_by_measuring_operations()
    {
        using var scope = NewDisposeScope();
        set_num_threads(1);
        var definition = new WaitsDefinition();
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        var space = descriptor.Space.ToSearchSpace();
        using var supernet = Supernet.Create(definition, descriptor, space, g => Candidate.DryRun(definition, descriptor, g), seed: 1);
        supernet.Network.train();
        using var prices = SupernetPrices.Of(
            descriptor.Task, descriptor.Space, space, definition, g => Candidate.DryRun(definition, descriptor, g),
            g => Candidate.Create(definition, descriptor, g, Candidate.DryRun(definition, descriptor, g), seed: 0), CPU, seed: 3)!;
        supernet.Costs = prices.Costs;
        var settings = new OneShotSettings("darts", LearningRate: 0.02, PolicyLearningRate: 0.02);
        using var context = new OneShotContext(supernet, new Policy(space), TinyBench.Loss, settings, seed: 2) { Price = prices.Price };
        var darts = new Darts(context, isSecondOrder: false);
        var highest = 0.0;
        for (var step = 0; step < Steps; step++)
        {
            using var stepScope = NewDisposeScope();
            var (inputs, validation) = (randn([32, 6]), randn([32, 6]));
            darts.Step(new OneShotBatch(inputs, Truth(inputs), validation, Truth(validation)), 0.02, (double)step / Steps);
            highest = Math.Max(highest, prices.Price.Lambda[0]);
        }

        Assert.Equal("GainBlock", new PolicyRanking(space, context.Policy.Table()).MostProbable["Body"]);
        Assert.True(highest > 0);
        Assert.InRange(prices.Price.Expected[0], 0, 0.0006);
    }

    private static Tensor Truth(Tensor inputs) => (inputs.select(1, 0) > 0).to(ScalarType.Int64);
}
