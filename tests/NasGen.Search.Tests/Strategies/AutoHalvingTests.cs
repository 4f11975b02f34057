using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Strategies;

/// <summary>The default strategy where trainings may pause.</summary>
public sealed class AutoHalvingTests
{
    private static readonly double[] Ladder = [1.0 / 9, 1.0 / 3, 1];
    private static readonly FunctionOracle Oracle = new(1);

    [Fact]
    public void Auto_halves_where_trainings_may_pause_and_only_there()
    {
        Assert.IsType<AutoHalving>(StrategyRegistry.Create("auto", Settings(20)));
        Assert.IsType<Auto>(StrategyRegistry.Create("auto", Settings(20) with { Fidelities = [1] }));
    }

    [Fact]
    public void An_architecture_begins_at_the_lowest_rung_and_climbs_rung_by_rung()
    {
        var told = Run(new AutoHalving(Settings(20)), 60);
        Assert.Equal(1.0 / 9, told[0].Fidelity);
        foreach (var trials in told.GroupBy(t => t.Genotype))
            Assert.Equal(Ladder.Take(trials.Count()), trials.Select(t => t.Fidelity));
    }

    [Fact]
    public void The_best_third_of_a_rung_is_promoted_as_soon_as_it_is_known()
    {
        var told = Run(new AutoHalving(Settings(40)), 60);
        for (var i = 0; i < told.Count; i++)
        {
            var rung = Array.IndexOf(Ladder, told[i].Fidelity);
            if (rung == 0) continue;
            var below = told.Take(i).Where(t => t.Fidelity == Ladder[rung - 1]).OrderByDescending(Value).Select(t => t.Genotype).ToList();
            Assert.InRange(below.IndexOf(told[i].Genotype), 0, below.Count / 3 - 1);
        }
        Assert.Equal([1.0 / 9, 1.0 / 9, 1.0 / 9, 1.0 / 3], told.Take(4).Select(t => t.Fidelity));
    }

    [Fact]
    public void The_end_of_the_budget_goes_to_full_trainings_and_not_to_new_architectures()
    {
        const int Budget = 20;
        var spent = 0.0;
        Dictionary<Genotype, double> paid = [];
        foreach (var trial in Run(new AutoHalving(Settings(Budget)), 70))
        {
            if (!paid.ContainsKey(trial.Genotype) && spent < Budget) Assert.InRange(spent, 0, 0.85 * Budget);
            spent += trial.Fidelity - paid.GetValueOrDefault(trial.Genotype);
            paid[trial.Genotype] = trial.Fidelity;
            if (spent >= Budget - 1e-9) break;
        }
        Assert.InRange(spent, Budget - 1e-9, Budget + 1);
    }

    [Fact]
    public void The_best_one_without_a_full_training_goes_on_when_it_would_soon_be_too_late()
    {
        var (time, told) = (new StoppedTime(), new List<Trial>());
        var strategy = new AutoHalving(Settings(100) with { Time = time });
        void Next()
        {
            var trial = Less(told.Count + 1, strategy.Ask()!);
            told.Add(trial);
            strategy.Tell(trial);
        }
        for (var i = 0; i < 8; i++) Next();
        var best = told.Where(t => t.Fidelity == told.Max(other => other.Fidelity)).MaxBy(Value)!;
        time.ForAll = TimeFor.Now;
        while (told[^1].Fidelity < 1) Next();

        Assert.Equal(best.Genotype, told[^1].Genotype);
        Assert.All(told.Skip(8), t => Assert.Equal(best.Genotype, t.Genotype));
    }

    [Fact]
    public void An_architecture_for_which_it_is_too_late_is_passed_over_for_one_that_still_ends()
    {
        var strategy = new AutoHalving(Settings(100));
        var told = Run(strategy, 2);
        var (worse, better) = Value(told[0]) < Value(told[1]) ? (told[0], told[1]) : (told[1], told[0]);
        var late = new AutoHalving(Settings(100) with { Time = new StoppedTime { ForAll = TimeFor.Now, TooLong = better.Genotype } });
        foreach (var trial in told) late.Tell(trial);

        Assert.Equal(worse.Genotype, late.Ask()!.Genotype);
    }

    [Fact]
    public void One_that_was_worse_than_another_with_a_full_training_need_not_go_on()
    {
        var told = Run(new AutoHalving(Settings(100)), 2);
        var (worse, better) = Value(told[0]) < Value(told[1]) ? (told[0], told[1]) : (told[1], told[0]);
        var strategy = new AutoHalving(Settings(100) with { Time = new StoppedTime { ForAll = TimeFor.Now } });
        foreach (var trial in told) strategy.Tell(trial);
        strategy.Tell(Less(3, new Proposal(better.Genotype, 1)));

        Assert.NotEqual(worse.Genotype, strategy.Ask()!.Genotype);
    }

    [Fact]
    public void A_rung_that_does_not_rank_as_the_next_one_is_left_out()
    {
        // What a ninth of the training shows is noise; a third ranks as the whole.
        Trial Blind(long id, Proposal proposal) => Trial(
            id, proposal, proposal.Fidelity < 0.2 ? new RandomStream(7, proposal.Genotype.ToString()).NextDouble() : Oracle.Value(proposal.Genotype));

        var told = Run(new AutoHalving(Settings(100)), 150, Blind);
        var begun = told.Where((t, i) => !told.Take(i).Any(other => other.Genotype.Equals(t.Genotype))).Select(t => t.Fidelity).ToList();
        var first = begun.IndexOf(1.0 / 3);
        Assert.InRange(first, 30, 100);
        Assert.All(begun[..first], f => Assert.Equal(1.0 / 9, f));
        Assert.All(begun[first..], f => Assert.Equal(1.0 / 3, f));
    }

    [Fact]
    public void A_rung_that_ranks_is_used_to_the_end()
    {
        var told = Run(new AutoHalving(Settings(100)), 150);
        Assert.DoesNotContain(told.Where((t, i) => !told.Take(i).Any(other => other.Genotype.Equals(t.Genotype))), t => t.Fidelity > 0.2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(26)]
    [InlineData(44)]
    public void A_search_resumed_at_any_trial_goes_on_as_the_uninterrupted_one(int cut)
    {
        var whole = Run(new AutoHalving(Settings(12)), 45);
        var resumed = new AutoHalving(Settings(12));
        foreach (var trial in whole.Take(cut)) resumed.Tell(trial);
        List<Trial> told = [.. whole.Take(cut)];
        Continue(resumed, told, 45, Less);
        Assert.Equal(whole.Select(t => (t.Genotype, t.Fidelity)), told.Select(t => (t.Genotype, t.Fidelity)));
    }

    [Fact]
    public void Full_trainings_of_others_teach_the_proposer_and_are_not_asked_for_again()
    {
        var others = Run(StrategyRegistry.Create("random", Settings(20) with { Purpose = "random" }), 10).Select(t => t with { Purpose = "random" }).ToList();
        var strategy = new AutoHalving(Settings(20));
        foreach (var trial in others) strategy.Tell(trial);
        var own = Run(strategy, 40);
        Assert.Empty(own.Select(t => t.Genotype).Intersect(others.Select(t => t.Genotype)));
    }

    [Fact]
    public void Results_may_come_late_and_fail()
    {
        var strategy = new AutoHalving(Settings(40));
        List<Proposal> running = [];
        HashSet<(Genotype, double)> asked = [];
        HashSet<Genotype> failed = [];
        var random = new Random(1);
        for (var id = 1; id <= 90; id++)
        {
            while (running.Count < 4)
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
            strategy.Tell(id % 5 == 0 ? Less(id, done) with { State = TrialState.Failed, Cause = "diverged" } : Less(id, done));
        }
        Assert.Contains(asked, a => a.Item2 == 1);
    }

    /// <summary>Wide networks are accurate; the front has both objectives.</summary>
    [Fact]
    public void Several_objectives_are_searched_on_rungs_too()
    {
        ObjectiveSet both = new([new("Accuracy", Maximize: true), new("Parameters", Maximize: false)]);
        var settings = new StrategySettings(new FeasibleSet(FunctionOracle.Space, [], FunctionOracle.Cost), both, 1, 20)
        {
            Fidelities = Ladder,
            KnownCosts = ["Parameters"],
            Reference = [0, 40],
        };
        var told = Run(new AutoHalving(settings), 70);
        Assert.True(both.Front(told).Count > 1);
        Assert.Equal(told.Count, told.Select(t => (t.Genotype, t.Fidelity)).Distinct().Count());
    }

    [Fact]
    public void A_small_space_is_used_up_and_then_the_search_ends()
    {
        var space = new SearchSpace("Small", [new("d0", new Categorical(["a", "b", "c", "d", "e"]))]);
        var feasible = new FeasibleSet(space, [], _ => new(new Dictionary<string, double>()));
        var settings = new StrategySettings(feasible, new([new("Accuracy", true)]), 1) { Fidelities = Ladder };
        var told = Run(new AutoHalving(settings), 100, (id, proposal) => Trial(id, proposal, proposal.Genotype[0] + proposal.Fidelity));
        Assert.Equal(15, told.Count);
        Assert.Equal(5, told.Count(t => t.Fidelity == 1));
    }

    [Fact]
    public void In_a_budget_of_time_no_architecture_begins_whose_training_would_not_end()
    {
        var strategy = new AutoHalving(Settings(100) with { Time = new StoppedTime { Slow = g => g[0] == 0 } });

        Assert.All(Run(strategy, 40), t => Assert.NotEqual(0, t.Genotype[0]));
    }

    private static StrategySettings Settings(long trials) => FunctionOracle.Settings(1, trials) with { Fidelities = Ladder };

    private static double Value(Trial trial) => trial.Metrics["Accuracy"];

    /// <summary>Less training: a smaller value, and the same order but for a little noise.</summary>
    private static Trial Less(long id, Proposal proposal)
    {
        var noise = (1 - proposal.Fidelity) * new RandomStream(1, proposal.Genotype.ToString()).NextDouble();
        return Trial(id, proposal, Oracle.Value(proposal.Genotype) * proposal.Fidelity + 0.02 * noise);
    }

    private static Trial Trial(long id, Proposal proposal, double value) => new(id, proposal.Genotype, "search", proposal.Fidelity, 0)
    {
        State = TrialState.Completed,
        Metrics = new Dictionary<string, double> { ["Accuracy"] = value },
        Costs = proposal.Genotype.Space == FunctionOracle.Space ? FunctionOracle.Cost(proposal.Genotype).Costs : new Dictionary<string, double>(),
    };

    private static List<Trial> Run(IStrategy strategy, int trials, Func<long, Proposal, Trial>? evaluate = null)
    {
        List<Trial> told = [];
        Continue(strategy, told, trials, evaluate ?? Less);
        return told;
    }

    private static void Continue(IStrategy strategy, List<Trial> told, int trials, Func<long, Proposal, Trial> evaluate)
    {
        while (told.Count < trials && strategy.Ask() is { } proposal)
        {
            told.Add(evaluate(told.Count + 1, proposal));
            strategy.Tell(told[^1]);
        }
    }

    /// <summary>A time that does not pass.</summary>
    private sealed class StoppedTime : ITrainingTime
    {
        public TimeFor ForAll { get; set; } = TimeFor.Later;

        public Genotype? TooLong { get; init; }

        public Func<Genotype, bool> Slow { get; init; } = _ => false;

        public bool Allows(Genotype genotype) => !Slow(genotype);

        public double Seconds(Genotype genotype) => 1;

        public TimeFor ForRest(Genotype genotype, double fidelity) => genotype.Equals(TooLong) ? TimeFor.Never : ForAll;
    }
}
