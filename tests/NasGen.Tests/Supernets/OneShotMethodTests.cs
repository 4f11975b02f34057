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

/// <summary>The task is to find out whether two features have the same sign. A perceptron can learn that; a linear network cannot.</summary>
[SearchSpace(Input = [6]), Classification(2), Train(nameof(TrainAndScore)), Maximize(nameof(TrainAndScore))]
public abstract class Signs() : Module<Tensor, Tensor>(nameof(Signs))
{
    [Choice<IdentityBlock, GainBlock, MlpBlock>, Width(6), Norm(Norm.None), Activation(Activation.Tanh)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    internal static double TrainAndScore(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop) => 0;
}

/// <summary>Every one-shot method finds the operation that is best by construction.</summary>
public sealed class OneShotMethodTests
{
    private const int Steps = 400;

    [Theory, InlineData("darts"), InlineData("darts2"), InlineData("gdas")]
    public void A_policy_ends_at_the_operation_that_is_best_by_construction(string method)
    {
        using var scope = NewDisposeScope();
        using var supernet = Make();
        using var context = Context(supernet);
        Train(method switch { "gdas" => new Gdas(context), _ => new Darts(context, method == "darts2") });

        Assert.Equal("MlpBlock", MostProbable(supernet, context)["Body"]);
    }

    /// <summary>The forward pass of a step runs an operation that no dry run of the survey had. Its weights are added and stay.</summary>
    [Theory, InlineData("darts"), InlineData("darts2"), InlineData("gdas")]
    public void Weights_that_a_step_adds_are_trained_with_the_others(string method)
    {
        using var scope = NewDisposeScope();
        using var supernet = Make(surveys: g => g["Body"] == "IdentityBlock");
        using var context = Context(supernet);
        var before = supernet.Network.parameters().Count();
        Train(method switch { "gdas" => new Gdas(context), _ => new Darts(context, method == "darts2") });

        Assert.True(supernet.Network.parameters().Count() > before);
        Assert.Equal("MlpBlock", MostProbable(supernet, context)["Body"]);
    }

    [Fact]
    public void A_layer_that_grows_keeps_its_weights_in_the_corner()
    {
        using var scope = NewDisposeScope();
        var weights = new SharedWeights(new NasGen.Modules.ModuleBuilder(new SignsDefinition()));
        weights.Reserve("layer", new NasGen.Plans.LinearLayer(2, 3));
        weights.Allocate();
        var parameter = weights.Layer("layer").get_parameter("weight")!;
        var before = parameter.clone();
        weights.Reserve("layer", new NasGen.Plans.LinearLayer(4, 5));

        Assert.Equal([5L, 4], parameter.shape);
        Assert.True(before.equal(parameter.narrow(0, 0, 3).narrow(1, 0, 2)).all().item<bool>());
        Assert.Equal(1, weights.Version);
    }

    [Fact]
    public void Shared_weights_of_single_paths_rank_the_best_operation_first()
    {
        using var scope = NewDisposeScope();
        using var supernet = Make();
        using var context = Context(supernet);
        Train(new Spos(context));

        var (inputs, targets) = Data(99);
        var losses = supernet.Space.Enumerate().ToDictionary(g => g["Body"]!, g =>
        {
            supernet.Take(g);
            return functional.cross_entropy(supernet.Network.call(inputs), targets).item<float>();
        });
        Assert.Equal("MlpBlock", losses.MinBy(l => l.Value).Key);
    }

    /// <summary>As in FairNAS, every option of every decision runs equally often in each step.</summary>
    [Fact]
    public void Single_paths_sample_every_option_once_per_step()
    {
        using var scope = NewDisposeScope();
        using var supernet = Make();
        using var context = Context(supernet);
        var spos = new Spos(context);
        for (var step = 0; step < 20; step++)
            Assert.Equal([0.0, 1, 2], spos.Paths().Select(p => p[0]).Order());
    }

    /// <summary>The price of a limit that the largest operation breaks rises until the expected cost is within the limit.</summary>
    [Fact]
    public void The_price_of_a_limit_is_found_while_the_policy_learns()
    {
        using var scope = NewDisposeScope();
        using var supernet = Make();
        var costs = new OperationCosts([nameof(Cost.Parameters)], new NasGen.Modules.ModuleBuilder(new SignsDefinition()), (_, _) => 0);
        supernet.Costs = costs;
        var price = new Price([new PricedCost(nameof(Cost.Parameters), Limit: 10, Weight: 0, Constant: 0)]);
        var settings = new OneShotSettings("darts", LearningRate: 0.02);
        using var context = new OneShotContext(supernet, new Policy(supernet.Space), TinyBench.Loss, settings, seed: 2) { Price = price };
        Train(new Darts(context, isSecondOrder: false));

        Assert.True(price.Lambda[0] > 0);
        Assert.Equal("IdentityBlock", MostProbable(supernet, context)["Body"]);
    }

    private static Genotype MostProbable(Supernet supernet, OneShotContext context) => new PolicyRanking(supernet.Space, context.Policy.Table()).MostProbable;

    private static OneShotContext Context(Supernet supernet) =>
        new(supernet, new Policy(supernet.Space), TinyBench.Loss, new OneShotSettings("", LearningRate: 0.02), seed: 2);

    private static void Train(OneShotMethod method)
    {
        for (var step = 0; step < Steps; step++)
        {
            using var scope = NewDisposeScope();
            var ((inputs, targets), (validation, truth)) = (Data(step), Data(Steps + step));
            method.Step(new OneShotBatch(inputs, targets, validation, truth), 0.02, (double)step / Steps);
        }
    }

    private static (Tensor Inputs, Tensor Targets) Data(int seed)
    {
        var generator = new Generator((ulong)seed);
        var inputs = randn([64, 6], generator: generator);
        return (inputs, (inputs.select(1, 0) * inputs.select(1, 1) > 0).to(ScalarType.Int64));
    }

    /// <param name="surveys">The function that decides whether a dry run of the survey succeeds.</param>
    private static Supernet Make(Func<Genotype, bool>? surveys = null)
    {
        set_num_threads(1);
        var definition = new SignsDefinition();
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        var supernet = Supernet.Create(definition, descriptor, descriptor.Space.ToSearchSpace(), DryRun, seed: 1);
        supernet.Network.train();
        return supernet;

        DryRunResult DryRun(Genotype genotype) => surveys?.Invoke(genotype) == false
            ? throw new NasException("NAS2010", "not seen")
            : Candidate.DryRun(definition, descriptor, genotype);
    }
}
