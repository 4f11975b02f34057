using NasGen.Search.Feasibility;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;
using NasGen.Search.Tests.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Strategies;

/// <summary>What every strategy keeps to.</summary>
public sealed class StrategyTests
{
    public static TheoryData<string> Names { get; } = [.. StrategyRegistry.Names];

    [Theory, MemberData(nameof(Names))]
    public void Proposals_are_feasible_and_never_repeat(string name)
    {
        var told = new FunctionOracle(1).Run(StrategyRegistry.Create(name, FunctionOracle.Settings()), 300);
        Assert.Equal(300, told.Select(t => t.Genotype).Distinct().Count());
        Assert.All(told, t => Assert.InRange(t.Costs["Parameters"], 0, 20));
    }

    [Theory, MemberData(nameof(Names))]
    public void Equal_seeds_give_equal_searches_and_others_do_not(string name)
    {
        var oracle = new FunctionOracle(1);
        List<Genotype> Search(ulong seed) => [.. oracle.Run(StrategyRegistry.Create(name, FunctionOracle.Settings(seed)), 60).Select(t => t.Genotype)];
        Assert.Equal(Search(1), Search(1));
        Assert.NotEqual(Search(1), Search(2));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_search_resumed_at_any_trial_goes_on_as_the_uninterrupted_one(string name)
    {
        var oracle = new FunctionOracle(1);
        var whole = oracle.Run(StrategyRegistry.Create(name, FunctionOracle.Settings()), 80);
        foreach (var cut in (int[])[0, 1, 5, 10, 11, 37, 79])
        {
            var resumed = StrategyRegistry.Create(name, FunctionOracle.Settings());
            foreach (var trial in whole.Take(cut)) resumed.Tell(trial);
            Assert.Equal(whole.Select(t => t.Genotype), oracle.Run(resumed, 80, [.. whole.Take(cut)]).Select(t => t.Genotype));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void A_search_interrupted_during_a_trial_asks_for_it_again(string name)
    {
        var oracle = new FunctionOracle(1);
        var strategy = StrategyRegistry.Create(name, FunctionOracle.Settings());
        var told = oracle.Run(strategy, 20);
        var lost = strategy.Ask();
        var resumed = StrategyRegistry.Create(name, FunctionOracle.Settings());
        foreach (var trial in told) resumed.Tell(trial);
        Assert.Equal(lost, resumed.Ask());
    }

    [Theory, MemberData(nameof(Names))]
    public void Results_may_come_late_and_in_any_order(string name)
    {
        var oracle = new FunctionOracle(1);
        var strategy = StrategyRegistry.Create(name, FunctionOracle.Settings());
        var random = new Random(1);
        List<Genotype> running = [];
        HashSet<Genotype> asked = [];
        for (var id = 1; id <= 200; id++)
        {
            while (running.Count < 4)
            {
                running.Add(strategy.Ask()!.Genotype);
                Assert.True(asked.Add(running[^1]));
            }
            var done = random.Next(running.Count);
            strategy.Tell(oracle.Evaluate(id, running[done]));
            running.RemoveAt(done);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Failed_trials_are_survived_and_not_proposed_again(string name)
    {
        var oracle = new FunctionOracle(1);
        var strategy = StrategyRegistry.Create(name, FunctionOracle.Settings());
        HashSet<Genotype> asked = [];
        for (var id = 1; id <= 150; id++)
        {
            var genotype = strategy.Ask()!.Genotype;
            Assert.True(asked.Add(genotype));
            var state = (id % 3) switch { 0 => TrialState.Failed, 1 => TrialState.Infeasible, _ => TrialState.Completed };
            strategy.Tell(state == TrialState.Completed
                ? oracle.Evaluate(id, genotype)
                : new Trial(id, genotype, "search", 1, 0) { State = state, Cause = "diverged" });
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_feasible_architecture_of_a_small_space_is_proposed_before_the_strategy_ends(string name)
    {
        var space = ExampleSpaces.Digits;
        var width = space.IndexOf("Body.Width");
        var feasible = new FeasibleSet(space, [new("Parameters", 1)], g => new(new Dictionary<string, double> { ["Parameters"] = g[width] }));
        var strategy = StrategyRegistry.Create(name, new StrategySettings(feasible, new ObjectiveSet([new("Accuracy", true)]), 1));
        HashSet<Genotype> asked = [];
        while (strategy.Ask() is { } proposal)
        {
            asked.Add(proposal.Genotype);
            strategy.Tell(new Trial(asked.Count, proposal.Genotype, "search", 1, 0)
            {
                State = TrialState.Completed,
                Metrics = new Dictionary<string, double> { ["Accuracy"] = proposal.Genotype.Genes[0] },
            });
        }
        Assert.True(asked.SetEquals(space.Enumerate().Where(g => g[width] <= 1)));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest()
    {
        var exception = Assert.Throws<UnknownStrategyException>(() => StrategyRegistry.EnsureKnown("evoluton"));
        Assert.Equal("evolution", exception.Nearest);
        Assert.Equal("There is no strategy 'evoluton'. Did you mean 'evolution'?", exception.Message);
    }
}
