using NasGen.Emission;
using NasGen.Evaluation;
using NasGen.Search.Contracts;
using NasGen.Tests.Emission.Spaces;
using TorchSharp;

namespace NasGen.Tests.Evaluation;

/// <summary>An architecture sees the data at the rate that it chose.</summary>
public sealed class ResolutionTests : IDisposable
{
    private readonly Evaluator _evaluator = new(new RatesDefinition(), new EvaluatorOptions(AppContext.BaseDirectory, SplitSeed: 4));

    [Fact]
    public void A_lower_rate_is_cheaper_and_its_shapes_are_shorter()
    {
        var (low, high) = (_evaluator.DryRun("Rate=32; Body=ConvBlock(Depth: 1)"), _evaluator.DryRun("Rate=64; Body=ConvBlock(Depth: 1)"));
        Assert.Equal([1, 32], low.Shapes["Body"].InOrder[0]);
        Assert.Equal([1, 64], high.Shapes["Body"].InOrder[0]);
        Assert.InRange((double)high.Macs / low.Macs, 1.9, 2.1);
    }

    /// <summary>A rate of 8 carries no tone above 4 periods, and the filter leaves none of the faster one.</summary>
    [Fact]
    public void What_a_rate_carries_is_learnt()
    {
        Assert.InRange(Accuracy("Rate=64; Body=ConvBlock(Depth: 1)"), 0.95, 1);
        Assert.InRange(Accuracy("Rate=32; Body=ConvBlock(Depth: 1)"), 0.95, 1);
        Assert.Equal(Accuracy("Rate=32; Body=ConvBlock(Depth: 1)"), Accuracy("Rate=32; Body=ConvBlock(Depth: 1)"));
    }

    [Fact]
    public void The_bandwidth_is_measured_where_the_space_asks_for_it() => Assert.InRange(_evaluator.Data.Bandwidth!.Value, 9, 12);

    [Fact]
    public void Scores_of_untrained_networks_see_the_rate_too() => Assert.NotEqual(
        _evaluator.ZeroCost("Rate=64; Body=ConvBlock(Depth: 1)", 1), _evaluator.ZeroCost("Rate=32; Body=ConvBlock(Depth: 1)", 1));

    [Fact]
    public void A_winner_says_what_it_takes()
    {
        var descriptor = SpaceDescriptor.Parse(new RatesDefinition().Descriptor);
        var genotype = descriptor.Space.ToSearchSpace().Parse("Rate=24; Body=MlpBlock(Depth: 1)");
        var text = WinnerEmitter.Emit(descriptor, "sha256:0", genotype, _evaluator.DryRun(genotype).Shapes, "Best", 1);
        Assert.Contains("; // takes samples of [1, 24]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_supernet_is_refused() => Assert.Equal(
        "NAS2017", Assert.Throws<NasException>(() => _evaluator.TrainSupernet(new SupernetRequest("spos", 1), _ => { }, CancellationToken.None)).Code);

    public void Dispose() => _evaluator.Dispose();

    private double Accuracy(string genotype) =>
        _evaluator.Evaluate(_evaluator.Space.Parse(genotype), new EvaluationRequest(1), _ => { }, CancellationToken.None).Metrics.Validation["Accuracy"];
}
