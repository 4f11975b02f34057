using NasGen.Search.Feasibility;
using NasGen.Search.Proposals;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Strategies;

/// <summary>The search for the cheapest architecture that is good enough, which is known here.</summary>
public sealed class CheapestTests
{
    private const double Enough = 0.9;
    private static readonly Objective Cheap = new("Parameters", Maximize: false);
    private static readonly ObjectiveSet Objectives = new([Cheap], floors: [new("Accuracy", Enough, Maximize: true)]);

    [Theory, InlineData("evolution"), InlineData("local"), InlineData("tpe"), InlineData("nsga2"), InlineData("bayesian"), InlineData("auto")]
    public void A_strategy_finds_a_cheaper_one_than_random_search(string name) =>
        Assert.True(CostOf(Run(name, [1])) < CostOf(Run("random", [1])), $"{name}: {CostOf(Run(name, [1]))}; random: {CostOf(Run("random", [1]))}");

    [Theory, InlineData("auto"), InlineData("asha+evolution"), InlineData("hyperband+random"), InlineData("halving+tpe")]
    public void Short_trainings_which_are_never_good_enough_do_not_mislead(string name)
    {
        var trials = Run(name, [1 / 9.0, 1 / 3.0, 1]);
        Assert.DoesNotContain(trials, t => t.Fidelity < 1 && Objectives.Shortfall(t) == 0);
        Assert.True(CostOf(trials) <= CostOf(Run("random", [1])), $"{name}: {CostOf(trials)}; random: {CostOf(Run("random", [1]))}");
        // What a short training says of a cheap one is not taken for enough: most full trainings are.
        Assert.InRange(trials.Count(t => t.Fidelity == 1 && Objectives.Shortfall(t) == 0) / (double)trials.Count(t => t.Fidelity == 1), 0.25, 1);
    }

    private static double CostOf(List<Trial> trials) =>
        Objectives.Best(trials.Where(t => t.Fidelity == 1 && Objectives.Shortfall(t) == 0))!.Costs["Parameters"];

    /// <summary>Trials at the cost of 90 full trainings. A short training has the accuracy of a whole one less the same for all.</summary>
    private static List<Trial> Run(string name, IReadOnlyList<double> fidelities)
    {
        var settings = new StrategySettings(new FeasibleSet(FunctionOracle.Space, [], FunctionOracle.Cost), Objectives, 1, 90)
        {
            Fidelities = [.. fidelities],
            KnownCosts = ["Parameters"],
        };
        var oracle = new FunctionOracle(3);
        var strategy = StrategyRegistry.Create(name, settings);
        List<Trial> told = [];
        for (var spent = 0.0; spent < 90 && strategy.Ask() is { } proposal;)
        {
            var trial = oracle.Evaluate(told.Count + 1, proposal.Genotype) with { Fidelity = proposal.Fidelity };
            var accuracy = trial.Metrics["Accuracy"] / 9 + 0.2 - 0.35 * (1 - proposal.Fidelity);
            told.Add(trial with { Metrics = new Dictionary<string, double> { ["Accuracy"] = accuracy } });
            strategy.Tell(told[^1]);
            spent += proposal.Fidelity;
        }
        return told;
    }
}
