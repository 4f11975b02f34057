using NasGen.Search.Replay;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Replay;

public sealed class TableReplayTests
{
    private static readonly ObjectiveSet Accuracy = new([new("acc", Maximize: true)]);

    /// <summary>The best of n draws without replacement from N values: order statistics, exact.</summary>
    [Fact]
    public void Random_search_reaches_what_order_statistics_say()
    {
        var table = Tables.Structured(1);
        var result = TableReplay.Run(table, new(Accuracy) { Strategies = ["random"], Budget = 40, Seeds = 400 });
        double[] ordered = [.. table.Column("acc").Order()];
        var (expected, miss) = (0.0, 1.0);
        for (var k = ordered.Length - 1; k >= 39; k--)
        {
            var isBest = miss * 40.0 / (k + 1);
            expected += isBest * ordered[k];
            miss *= 1 - 40.0 / (k + 1);
        }
        var end = result.Strategies[0].End;
        Assert.InRange(end.Mean, expected - 3 * end.StandardDeviation / 20, expected + 3 * end.StandardDeviation / 20);
        Assert.Equal(ordered[^1], result.Best);
        Assert.Equal(result.Best - end.Mean, end.Regret, 12);
        Assert.InRange(result.Strategies[0].Found, 0.01, 0.08); // 40 of 1,024 rows: 3.9 %.
    }

    [Fact]
    public void The_report_is_of_the_row_that_is_best_on_the_objective_and_no_strategy_sees_it()
    {
        var table = Tables.Structured(2);
        var shown = TableReplay.Run(table, new(Accuracy) { Strategies = ["evolution"], Budget = 50, Seeds = 20 });
        var other = TableReplay.Run(table, new(Accuracy) { Strategies = ["evolution"], Budget = 50, Seeds = 20, Report = new("half", true) });
        Assert.NotEqual(shown.Strategies[0].End.Mean, other.Strategies[0].End.Mean);
        Assert.All(other.Strategies[0].Checkpoints.Zip(shown.Strategies[0].Checkpoints), c => Assert.InRange(c.First.Mean - c.Second.Mean / 2, 0, 0.2));
    }

    [Fact]
    public void Equal_seeds_give_equal_results_however_many_cores_there_are()
    {
        ReplayResult Run() => TableReplay.Run(Tables.Structured(3), new(Accuracy) { Strategies = ["evolution", "local"], Known = ["params"], Budget = 40, Seeds = 16 });
        Assert.Equal(Run().Strategies.SelectMany(s => s.Checkpoints), Run().Strategies.SelectMany(s => s.Checkpoints));
    }

    [Fact]
    public void Rows_beyond_a_limit_are_neither_proposed_nor_the_best()
    {
        var table = Tables.Structured(4);
        var limited = new ObjectiveSet(Accuracy.All, [new("params", 14)]);
        foreach (var known in (string[][])[["params"], []])
        {
            var result = TableReplay.Run(table, new(limited) { Strategies = ["random", "evolution"], Known = known, Budget = 60, Seeds = 10 });
            var best = Enumerable.Range(0, table.Rows.Count).Where(r => table.Column("params")[r] <= 14).Max(r => table.Column("acc")[r]);
            Assert.Equal(best, result.Best);
            Assert.All(result.Strategies, s => Assert.InRange(s.End.Mean, 0, best));
        }
    }

    [Fact]
    public void A_table_with_a_few_rows_of_a_large_space_is_searched_to_its_end()
    {
        var text = "d:a,d:b,d:c,m:acc\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"x{i},y{i * 7 % 30},z{i * 11 % 30},{i}\n"));
        var result = TableReplay.Run(TableReader.Read(new StringReader(text), "sparse"), new(Accuracy) { Strategies = ["random", "evolution", "local", "grid", "largest", "nsga2"], Budget = 50, Seeds = 3 });
        Assert.All(result.Strategies, s => Assert.Equal((29, 1.0), (s.End.Mean, s.Found)));
    }

    [Fact]
    public void A_charge_is_a_budget_in_its_units_and_a_hard_stop()
    {
        var table = Tables.Structured(5);
        var plan = new ReplayPlan(table, new(Accuracy) { Charge = "params", Budget = 400 });
        var run = ReplayRun.Of(plan, "random", 1, [400]);
        Assert.InRange(run.Trials, 400 / 25, 400 / 10);
        Assert.True(TableReplay.Run(table, new(Accuracy) { Strategies = ["random"], Charge = "params", Budget = 1, Seeds = 2 }).Strategies[0].End.Mean is double.NaN);
    }

    [Fact]
    public void Less_training_costs_its_share_and_does_not_choose_the_best()
    {
        ReplaySettings settings = new(Accuracy) { Fidelities = [new("half", 0.25), new("acc", 1)], Strategies = ["asha"], Budget = 20, Seeds = 30 };
        var table = Tables.Structured(6);
        var run = ReplayRun.Of(new ReplayPlan(table, settings), "asha", 1, [20]);
        Assert.InRange(run.Trials, 30, 80);
        var plain = TableReplay.Run(table, settings with { Strategies = ["asha", "random"] });
        Assert.True(plain.Strategies[0].AgainstRandom!.Low > 0);
        Assert.Throws<TableException>(() => new ReplayPlan(table, settings with { Fidelities = [new("acc", 0.5), new("half", 1)] }));
    }

    /// <summary>Three quarters go to three rows, and three quarters to the rest of one row's training. Anew, that training would cost a whole.</summary>
    [Theory]
    [InlineData(1.5, 4)]
    [InlineData(1.49, 3)]
    public void A_continued_training_costs_only_its_new_part(double budget, int trials)
    {
        ReplaySettings settings = new(Accuracy) { Fidelities = [new("half", 0.25), new("acc", 1)], Budget = budget };
        Assert.Equal(trials, ReplayRun.Of(new ReplayPlan(Tables.Structured(6), settings), "asha", 1, [budget]).Trials);
    }

    [Fact]
    public void Several_objectives_are_told_by_hypervolume_in_parts_of_the_box()
    {
        ObjectiveSet both = new([new("acc", true), new("params", false)]);
        var result = TableReplay.Run(Tables.Structured(7), new(both) { Strategies = ["nsga2", "random"], Budget = 100, Seeds = 40, Reference = [0, 30], Ideal = [10, 0] });
        var front = result.Front!;
        Assert.InRange(front.Hypervolume, result.Strategies[0].End.Hypervolume!.Value, 1);
        Assert.True(result.Strategies[0].AgainstRandom!.Low > 0);
        Assert.All(front.Points.Zip(front.Points.Skip(1)), p => Assert.True(p.Second[0] < p.First[0] && p.Second[1] < p.First[1]));
        Assert.Throws<TableException>(() => TableReplay.Run(Tables.Structured(7), new(both) { Strategies = ["random"], Reference = [1] }));
    }

    [Fact]
    public void An_unknown_strategy_or_metric_is_refused_before_anything_runs()
    {
        Assert.Throws<UnknownStrategyException>(() => TableReplay.Run(Tables.Noise(1), new(Accuracy) { Strategies = ["evoluton"] }));
        Assert.Throws<TableException>(() => TableReplay.Run(Tables.Noise(1), new(new ObjectiveSet([new("accuracy", true)])) { Strategies = ["random"] }));
    }
}
