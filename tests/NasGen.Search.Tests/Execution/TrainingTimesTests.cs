using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Feasibility;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Surrogates;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Execution;

/// <summary>A mobile block takes eight times as long per MAC as a convolution.</summary>
public sealed class TrainingTimesTests
{
    private static readonly SearchSpace Space = new("Times",
    [
        new Decision("Body", new Categorical(["ConvBlock", "MobileBlock"])),
        new Decision("Width", new Ordinal(["8", "16", "32", "64"])),
        new Decision("Rate", new FloatRange(0, 0.5)),
    ]);

    private static readonly TrainingPlan Plan = new(1, [1.0 / 9, 1], 2, 1) { FullSeconds = 50, Line = new PaceLine(10, 1e-5) };

    [Fact]
    public void Before_anything_has_ended_the_plan_counts() => Assert.Equal(10 + 10, Expected(Plan, [], "ConvBlock", 16), 1e-9);

    [Fact]
    public void What_a_kind_of_layers_took_is_expected_of_its_other_sizes_and_not_of_other_kinds()
    {
        Trial[] ended =
        [
            Ended(1, "ConvBlock", 8, 1), Ended(2, "MobileBlock", 64, 1.0 / 9), Ended(3, "ConvBlock", 64, 1.0 / 9), Ended(4, "MobileBlock", 8, 1.0 / 9),
            Ended(5, "ConvBlock", 32, 1.0 / 9), Ended(6, "MobileBlock", 32, 1),
        ];

        Assert.InRange(Expected(Plan, ended, "MobileBlock", 16) / Seconds("MobileBlock", 16), 0.75, 1.33);
        Assert.InRange(Expected(Plan, ended, "ConvBlock", 16) / Seconds("ConvBlock", 16), 0.75, 1.33);
    }

    [Fact]
    public void The_architectures_that_the_plan_timed_count_as_trainings()
    {
        var plan = Plan with { Timed = new Dictionary<string, double> { [Genotype("MobileBlock", 8).ToString()] = 8, [Genotype("ConvBlock", 8).ToString()] = 1 } };

        Assert.True(Expected(plan, [], "MobileBlock", 16) > 2 * Expected(plan, [], "ConvBlock", 16));
    }

    [Fact]
    public void What_the_journal_says_of_architectures_of_another_space_is_left_out() => Assert.Equal(
        20, Expected(Plan with { Timed = new Dictionary<string, double> { ["Body=Other(Width: 3)"] = 8 } }, [], "ConvBlock", 16), 1e-9);

    [Fact]
    public void An_architecture_whose_MACs_are_not_known_takes_what_the_others_took() => Assert.Equal(
        100, new TrainingTimes(Plan, Encoder()).PerTraining(
            Genotype("ConvBlock", 16), [new Trial(1, Genotype("ConvBlock", 8), Purpose.Search, 1, 1) { State = TrialState.Completed, Seconds = 100 }],
            new Dictionary<string, double>()));

    private static double Expected(TrainingPlan plan, Trial[] ended, string body, int width) =>
        new TrainingTimes(plan, Encoder()).PerTraining(Genotype(body, width), ended, Costs(width));

    private static PointEncoder Encoder() => new(new StrategySettings(
        new FeasibleSet(Space, [], _ => new CostEstimate(Costs(8))), new ObjectiveSet([new(MetricName.Accuracy, true)]), 1));

    private static Genotype Genotype(string body, int width) => Space.Parse($"Body={body}; Width={width}; Rate=0.1");

    private static Dictionary<string, double> Costs(int width) => new() { [CostName.Macs] = 1e6 * width / 16 };

    private static double Seconds(string body, int width) => (body == "MobileBlock" ? 8 : 1) * Plan.Line!.Of(Costs(width)[CostName.Macs]);

    private static Trial Ended(long id, string body, int width, double fidelity) => new(id, Genotype(body, width), Purpose.Search, fidelity, 1)
    {
        State = TrialState.Completed,
        Seconds = fidelity * Seconds(body, width),
        Costs = Costs(width),
    };
}
