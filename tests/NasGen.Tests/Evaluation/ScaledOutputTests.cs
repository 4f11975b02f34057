using NasGen.Evaluation;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Evaluation;

/// <summary>Prices of houses by two features of theirs: targets of some 350,000.</summary>
[SearchSpace(Input = [2]), Data(nameof(Load)), Regression(Scale = [72_000], Offset = [350_000]), Training(Epochs = [30], BatchSize = [16])]
public abstract class Houses() : Module<Tensor, Tensor>(nameof(Houses))
{
    [Choice(typeof(MlpBlock)), Width(12, 8), Depth(1, 2)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Regressor]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x)
    {
        using var body = Body.call(x);
        return Head.call(body);
    }

    internal static (Tensor Inputs, Tensor Targets) Load()
    {
        using var generator = new Generator(5);
        var features = rand([200, 2], generator: generator) * 2 - 1;
        return (features, 350_000 + 80_000 * features[.., 0] + 60_000 * features[.., 1] + 20_000 * features.prod(1));
    }
}

/// <summary>The same without a scale.</summary>
[SearchSpace(Input = [2]), Data(nameof(Load)), Regression, Training(Epochs = [30], BatchSize = [16])]
public abstract class UnscaledHouses() : Module<Tensor, Tensor>(nameof(UnscaledHouses))
{
    [Choice(typeof(MlpBlock)), Width(12, 8), Depth(1, 2)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Regressor]
    protected abstract Module<Tensor, Tensor> Head { get; }

    internal static (Tensor Inputs, Tensor Targets) Load() => Houses.Load();
}

/// <summary>A loss of the user's, who sees targets and outputs in their units.</summary>
[SearchSpace(Input = [2]), Data(nameof(Load)), Regression(Scale = [72_000], Offset = [350_000]), Loss(nameof(Relative))]
[Training(Epochs = [30], BatchSize = [16])]
public abstract class HousesByShare() : Module<Tensor, Tensor>(nameof(HousesByShare))
{
    [Choice(typeof(MlpBlock)), Width(12, 8)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Regressor]
    protected abstract Module<Tensor, Tensor> Head { get; }

    internal static (Tensor Inputs, Tensor Targets) Load() => Houses.Load();

    /// <summary>The mean squared error as a share of the price.</summary>
    internal static Tensor Relative(Module<Tensor, Tensor> net, Tensor input, Tensor target) => (net.call(input) / target - 1).square().mean();
}

public sealed class ScaledOutputTests
{
    private const string Small = "Body=MlpBlock(Width: 12, Depth: 1)";

    private static Evaluator Of(SpaceDefinition definition) => new(definition, new EvaluatorOptions(AppContext.BaseDirectory, SplitSeed: 4));

    private static EvaluationResult Evaluate(Evaluator evaluator, string genotype = Small) =>
        evaluator.Evaluate(genotype, new EvaluationRequest(1, OpenTest: true), _ => { }, CancellationToken.None);

    [Fact]
    public void Targets_of_hundreds_of_thousands_are_learnt_with_a_scale_and_not_without()
    {
        using Evaluator scaled = Of(new HousesDefinition()), unscaled = Of(new UnscaledHousesDefinition());
        Assert.Empty(scaled.Data.Notes);
        Assert.Equal("NAS2062", Assert.Single(unscaled.Data.Notes).Code);
        Assert.InRange(Evaluate(scaled).Metrics.Test!["R2"], 0.9, 1);
        Assert.InRange(Evaluate(unscaled).Metrics.Test!["R2"], -100, -1);
    }

    [Fact]
    public void Metrics_are_in_the_units_of_the_targets_and_losses_in_those_of_the_scale()
    {
        using var evaluator = Of(new HousesDefinition());
        var result = Evaluate(evaluator);
        var last = result.Curve.Select(point => point[1]).Where(double.IsFinite).Min();
        Assert.InRange(result.Metrics.Validation["MeanAbsoluteError"], 100, 30_000);
        Assert.Equal(result.Metrics.Validation["MeanSquaredError"] / 72_000 / 72_000, last, 1e-4);
    }

    [Fact]
    public void The_users_loss_gets_outputs_and_targets_in_their_units()
    {
        using var evaluator = Of(new HousesByShareDefinition());
        Assert.InRange(Evaluate(evaluator, "Body=MlpBlock(Width: 12)").Metrics.Test!["R2"], 0.5, 1);
    }

    [Theory]
    [InlineData("spos")]
    [InlineData("darts")]
    [InlineData("gdas")]
    public void A_supernet_learns_scaled_targets(string method)
    {
        using var evaluator = Of(new HousesDefinition());
        var result = evaluator.TrainSupernet(new SupernetRequest(method, Seed: 3, Epochs: 60), _ => { }, CancellationToken.None);
        Assert.InRange(result.Losses[^1], 0, 1);
        Assert.InRange(evaluator.ScoreShared(evaluator.Space.Parse(Small)).Validation["R2"], 0.3, 1);
    }

    [Fact]
    public void A_network_with_another_number_of_outputs_is_told_so()
    {
        using var two = zeros(4, 2);
        var error = Assert.Throws<InvalidOperationException>(() => OutputScale.Apply(two, [1, 2, 3], [0, 0, 0]));
        Assert.Contains("3 scales, but forward returns [4, 2]", error.Message, StringComparison.Ordinal);
    }
}
