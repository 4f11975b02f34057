using NasGen.Search.Contracts;
using NasGen.Search.Feasibility;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Strategies;

public sealed class CompoundScalingTests
{
    private static readonly SearchSpace Space = new("Growing",
    [
        new Decision("Body", new Categorical(["ConvBlock", "MobileBlock"])),
        new Decision("Scaling.Phi", new Ordinal(["0", "0.5", "1", "1.5", "2"])),
        new Decision("Scaling.Ratios", new Categorical(["1/1.4/1", "1.2/1.3/1", "1.4/1.2/1"])),
    ]);

    /// <summary>Deeper is better here, and the first trial of each φ = 1 tells it.</summary>
    [Fact]
    public void The_ratios_are_compared_at_one_and_the_best_of_them_grows() => Assert.Equal(
        ["0 1/1.4/1", "1 1/1.4/1", "1 1.2/1.3/1", "1 1.4/1.2/1", "0.5 1.4/1.2/1", "1.5 1.4/1.2/1", "2 1.4/1.2/1"], Run(_ => true));

    [Fact]
    public void What_the_limits_forbid_is_left_out() => Assert.Equal(
        ["0 1/1.4/1", "1 1/1.4/1", "1 1.2/1.3/1", "0.5 1.2/1.3/1", "1.5 1.2/1.3/1"],
        Run(g => g["Scaling.Phi"] != "2" && g["Scaling.Ratios"] != "1.4/1.2/1"));

    [Fact]
    public void What_rounds_to_the_costs_of_an_earlier_one_is_left_out() => Assert.Equal(
        ["0 1/1.4/1", "1 1/1.4/1", "1 1.2/1.3/1", "1 1.4/1.2/1", "1.5 1.4/1.2/1", "2 1.4/1.2/1"],
        Run(_ => true, cost: g => g["Scaling.Phi"] == "0.5" ? 0 : 10 * double.Parse(g["Scaling.Phi"]!) + g[2]));

    [Fact]
    public void A_resumed_protocol_leaves_out_what_it_left_out_before()
    {
        double Cost(Genotype g) => g["Scaling.Phi"] == "0.5" ? 0 : 10 * double.Parse(g["Scaling.Phi"]!) + g[2];
        var strategy = StrategyRegistry.Create("compound", Settings(Space, _ => true, Cost));
        strategy.Tell(new Trial(1, Space.Parse("Body=ConvBlock; Scaling=(Phi: 0, Ratios: 1/1.4/1)"), Purpose.Search, 1, 1) { State = TrialState.Completed });

        List<string> asked = [];
        while (strategy.Ask() is { } proposal) asked.Add($"{proposal.Genotype["Scaling.Phi"]} {proposal.Genotype["Scaling.Ratios"]}");
        Assert.Equal(["1 1/1.4/1", "1 1.2/1.3/1", "1 1.4/1.2/1", "1.5 1/1.4/1", "2 1/1.4/1"], asked);
    }

    [Fact]
    public void A_space_without_scaling_is_told_so() => Assert.Contains(
        "the space has no [CompoundScaling]",
        Assert.Throws<StrategyLoadException>(() => StrategyRegistry.Create("compound", Settings(new SearchSpace("Plain", [new Decision("A", new Ordinal(["1", "2"]))]), _ => true))).Message,
        StringComparison.Ordinal);

    /// <summary>Equation 3 of the paper, with its rounding: a width is a multiple of the divisor and not below 90 % of the exact one.</summary>
    [Theory]
    [InlineData("0", "1.2/1.1/1.4", 16, 3, "90")]
    [InlineData("1", "1.2/1.1/1.4", 16, 4, "120")] // 17.6, 3.6, 126
    [InlineData("2", "1.2/1.1/1.4", 20, 5, "180")] // 19.36, 4.32, 176.4
    [InlineData("4", "1/1.4/1", 60, 3, "90")] // 61.5
    [InlineData("0.5", "1.4/1.2/1", 16, 4, "90")] // 17.53, 3.55; 16 is 91 % of it
    public void Depth_width_and_rate_grow_by_powers(string phi, string ratios, int width, int depth, string rate)
    {
        var scaling = new ScalingDescriptor(4, ["90", "360", "180", "120"]);
        var space = new SearchSpace("One", [new Decision("Scaling.Phi", new Ordinal([phi])), new Decision("Scaling.Ratios", new Categorical([ratios]))]);
        Assert.Equal(
            ($"{width}", $"{depth}", rate),
            (scaling.Setting(space.Default, "Width", "16"), scaling.Setting(space.Default, "Depth", "3"), scaling.Rate(space.Default)));
        Assert.Equal("=Stem", scaling.Setting(space.Default, "Width", "=Stem"));
        Assert.Equal("3", scaling.Setting(space.Default, "Kernel", "3"));
    }

    private static List<string> Run(Func<Genotype, bool> allows, Func<Genotype, double>? cost = null)
    {
        var strategy = StrategyRegistry.Create("compound", Settings(Space, allows, cost));
        List<string> asked = [];
        for (var id = 1; strategy.Ask() is { } proposal; id++)
        {
            Assert.Equal((1, "ConvBlock"), (proposal.Fidelity, proposal.Genotype["Body"]));
            asked.Add($"{proposal.Genotype["Scaling.Phi"]} {proposal.Genotype["Scaling.Ratios"]}");
            strategy.Tell(new Trial(id, proposal.Genotype, Purpose.Search, 1, 1)
            {
                State = TrialState.Completed,
                Metrics = new Dictionary<string, double> { [MetricName.Accuracy] = proposal.Genotype[2] },
            });
        }
        return asked;
    }

    private static StrategySettings Settings(SearchSpace space, Func<Genotype, bool> allows, Func<Genotype, double>? cost = null) => new(
        new FeasibleSet(space, [], g => allows(g)
            ? new CostEstimate(new Dictionary<string, double> { [CostName.Macs] = cost?.Invoke(g) ?? 0 })
            : CostEstimate.Unbuildable("forbidden")),
        new ObjectiveSet([new(MetricName.Accuracy, true)]), 1)
    {
        KnownCosts = cost is null ? [] : [CostName.Macs],
    };
}
