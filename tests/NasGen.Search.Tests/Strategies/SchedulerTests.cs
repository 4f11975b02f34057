using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Strategies;

/// <summary>What every scheduler keeps to.</summary>
public sealed class SchedulerTests
{
    private static readonly double[] Fidelities = [1.0 / 9, 1.0 / 3, 1];

    public static TheoryData<string> Names { get; } = [.. StrategyRegistry.Schedulers, "asha+evolution", "hyperband+local", "halving+evolution"];

    private static StrategySettings Settings(ulong seed = 1) => FunctionOracle.Settings(seed) with { Fidelities = Fidelities };

    [Fact]
    public void Asha_promotes_from_the_best_third_of_the_results_so_far()
    {
        var told = Run(StrategyRegistry.Create("asha", Settings()), 400);
        for (var i = 0; i < told.Count; i++)
        {
            var rung = Array.IndexOf(Fidelities, told[i].Fidelity);
            if (rung == 0) continue;
            var below = told.Take(i).Where(t => t.Fidelity == Fidelities[rung - 1]).OrderByDescending(Value).Select(t => t.Genotype).ToList();
            Assert.InRange(below.IndexOf(told[i].Genotype), 0, below.Count / 3 - 1);
        }
        // Li and others 2020, section 3: about 1, 1/3 and 1/9 of the architectures reach the rungs.
        var counts = Fidelities.Select(f => told.Count(t => t.Fidelity == f)).ToArray();
        Assert.InRange(counts[1] / (double)counts[0], 0.30, 0.40);
        Assert.InRange(counts[2] / (double)counts[1], 0.28, 0.42);
    }

    [Fact]
    public void Halving_takes_nine_then_the_best_three_then_the_best_one()
    {
        foreach (var bracket in Run(StrategyRegistry.Create("halving", Settings()), 13 * 10).Chunk(13))
        {
            Assert.Equal([.. Enumerable.Repeat(1.0 / 9, 9), .. Enumerable.Repeat(1.0 / 3, 3), 1], bracket.Select(t => t.Fidelity));
            Assert.Equal(bracket[..9].OrderByDescending(Value).Take(3).Select(t => t.Genotype), bracket[9..12].Select(t => t.Genotype));
            Assert.Equal(bracket[9..12].MaxBy(Value)!.Genotype, bracket[12].Genotype);
        }
    }

    /// <summary>Li and others 2018, algorithm 1 with R = 9 and η = 3: brackets of 9, 5 and 3 that begin at 1/9, 1/3 and 1.</summary>
    [Fact]
    public void Hyperband_begins_brackets_at_every_fidelity_in_turn()
    {
        var told = Run(StrategyRegistry.Create("hyperband", Settings()), 2 * (9 + 3 + 1 + 5 + 1 + 3));
        double[] turn = [.. Enumerable.Repeat(1.0 / 9, 9), .. Enumerable.Repeat(1.0 / 3, 3), 1, .. Enumerable.Repeat(1.0 / 3, 5), 1, 1, 1, 1];
        Assert.Equal([.. turn, .. turn], told.Select(t => t.Fidelity));
    }

    [Theory, MemberData(nameof(Names))]
    public void An_architecture_is_trained_once_at_each_fidelity_and_from_cheap_to_dear(string name)
    {
        var told = Run(StrategyRegistry.Create(name, Settings()), 400);
        Assert.Equal(told.Count, told.Select(t => (t.Genotype, t.Fidelity)).Distinct().Count());
        foreach (var trials in told.GroupBy(t => t.Genotype))
            Assert.Equal(trials.Select(t => t.Fidelity).Order(), trials.Select(t => t.Fidelity));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_search_resumed_at_any_trial_goes_on_as_the_uninterrupted_one(string name)
    {
        var whole = Run(StrategyRegistry.Create(name, Settings()), 90);
        foreach (var cut in (int[])[0, 1, 8, 9, 10, 26, 37, 64, 89])
        {
            var resumed = StrategyRegistry.Create(name, Settings());
            foreach (var trial in whole.Take(cut)) resumed.Tell(trial);
            Assert.Equal(whole.Select(t => (t.Genotype, t.Fidelity)), Run(resumed, 90, [.. whole.Take(cut)]).Select(t => (t.Genotype, t.Fidelity)));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Results_may_come_late_in_any_order_and_fail(string name)
    {
        var strategy = StrategyRegistry.Create(name, Settings());
        var random = new Random(1);
        List<Proposal> running = [];
        HashSet<Genotype> failed = [];
        HashSet<(Genotype, double)> asked = [];
        for (var id = 1; id <= 300; id++)
        {
            while (running.Count < 8)
            {
                var proposal = strategy.Ask();
                Assert.NotNull(proposal);
                Assert.True(asked.Add((proposal.Genotype, proposal.Fidelity)), "The same training is asked for twice.");
                Assert.DoesNotContain(proposal.Genotype, failed);
                running.Add(proposal);
            }
            var done = running[random.Next(running.Count)];
            running.Remove(done);
            if (id % 5 == 0) failed.Add(done.Genotype);
            strategy.Tell(id % 5 == 0
                ? new Trial(id, done.Genotype, "search", done.Fidelity, 0) { State = TrialState.Failed, Cause = "diverged" }
                : Evaluate(id, done));
        }
        Assert.Contains(asked, a => a.Item2 == 1);
    }

    [Theory, MemberData(nameof(Names))]
    public void With_one_fidelity_it_is_the_strategy_that_proposes(string name)
    {
        var proposer = name.Contains('+', StringComparison.Ordinal) ? name[(name.IndexOf('+', StringComparison.Ordinal) + 1)..] : "random";
        var oracle = new FunctionOracle(1);
        Assert.Equal(
            oracle.Run(StrategyRegistry.Create(proposer, FunctionOracle.Settings()), 40).Select(t => t.Genotype),
            oracle.Run(StrategyRegistry.Create(name, FunctionOracle.Settings()), 40).Select(t => t.Genotype));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_small_space_is_used_up_and_then_the_search_ends(string name)
    {
        var space = new SearchSpace("Small", [new("d0", new Categorical(["a", "b", "c", "d", "e"]))]);
        var strategy = StrategyRegistry.Create(name, new StrategySettings(new(space, [], _ => new(new Dictionary<string, double>())), FunctionOracle.Objectives, 1) { Fidelities = Fidelities });
        List<Proposal> asked = [];
        while (strategy.Ask() is { } proposal)
        {
            asked.Add(proposal);
            Assert.InRange(asked.Count, 1, 15);
            strategy.Tell(new Trial(asked.Count, proposal.Genotype, "search", proposal.Fidelity, 0)
            {
                State = TrialState.Completed,
                Metrics = new Dictionary<string, double> { ["Accuracy"] = proposal.Genotype[0] },
            });
        }
        Assert.Equal(5, asked.Select(p => p.Genotype).Distinct().Count());
        Assert.Contains(asked, p => p.Fidelity == 1);
    }

    private static double Value(Trial trial) => trial.Metrics["Accuracy"];

    /// <summary>Less training: a smaller value, the same order but for a little noise.</summary>
    private static Trial Evaluate(long id, Proposal proposal)
    {
        var full = new FunctionOracle(1).Evaluate(id, proposal.Genotype);
        var noise = (1 - proposal.Fidelity) * new NasGen.Search.Numerics.RandomStream(1, proposal.Genotype.ToString()).NextDouble();
        return full with { Fidelity = proposal.Fidelity, Metrics = new Dictionary<string, double> { ["Accuracy"] = Value(full) * proposal.Fidelity + noise } };
    }

    private static List<Trial> Run(IStrategy strategy, int trials, List<Trial>? before = null)
    {
        List<Trial> told = [.. before ?? []];
        while (told.Count < trials && strategy.Ask() is { } proposal)
        {
            told.Add(Evaluate(told.Count + 1, proposal));
            strategy.Tell(told[^1]);
        }
        return told;
    }
}
