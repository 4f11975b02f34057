using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Sessions;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Sessions;

/// <summary>
/// The plan of a search. On 160 samples a full training has 30 epochs of 10 steps. What the timing leaves of a time
/// is to hold 8 full trainings; here it takes some milliseconds, which the two digits of a length hide. No training has fewer than 48 steps.
/// </summary>
public sealed class PlannerTests : IDisposable
{
    private static readonly double[] Ladder = [1.0 / 9, 1.0 / 3, 1];
    private readonly SearchBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(200, 1)]
    [InlineData(42, 1)]
    [InlineData(20.1, 0.5)]
    [InlineData(2, 0.16)]
    public async Task A_training_is_as_long_as_lets_the_time_hold_eight_of_them(double seconds, double length)
    {
        var plan = await Plan(seconds, new FunctionWorkforce { Pace = (_, _, _) => 5 });
        Assert.Equal(length, plan.Length, 12);
        Assert.Equal(5 * length, plan.FullSeconds, 9);
        Assert.Equal(30 * length, plan.Epochs, 9);
        Assert.InRange(plan.Trainings, 0.8 * seconds / (5 * length), seconds / (5 * length));
        Assert.Equal(5.0 / 30, plan.ShortestEpoch, 9);
    }

    [Fact]
    public async Task A_budget_of_trials_times_nothing_and_has_full_trainings()
    {
        var workforce = new FunctionWorkforce { Pace = (_, _, _) => throw new InvalidOperationException("nothing is to be timed") };
        var plan = await Plan(null, workforce, workers: 3);
        Assert.Equal((1.0, 3, 1), (plan.Length, plan.Workers, plan.Threads));
        Assert.Equal(Ladder, plan.Fidelities);
        Assert.True(double.IsNaN(plan.FullSeconds) && double.IsNaN(plan.Epochs) && double.IsNaN(plan.Trainings));
    }

    /// <summary>Of 300 steps, 1/27 is 11 and a ninth 33. At half the length a ninth is 17, and at 0.45 of it 15, fewer than 16.</summary>
    [Theory]
    [InlineData(42, new[] { 1.0 / 9, 1.0 / 3, 1 })]
    [InlineData(20.1, new[] { 1.0 / 9, 1.0 / 3, 1 })]
    [InlineData(18.1, new[] { 1.0 / 3, 1 })]
    [InlineData(2, new[] { 1.0 / 3, 1 })]
    public async Task A_rung_with_fewer_than_sixteen_steps_is_left_out(double seconds, double[] fidelities) =>
        Assert.Equal(fidelities, (await Plan(seconds, new FunctionWorkforce { Pace = (_, _, _) => 5 })).Fidelities);

    [Fact]
    public async Task Trainings_of_the_users_own_keep_all_rungs_because_their_steps_are_not_known()
    {
        var plan = await Plan(1.6, new FunctionWorkforce { Pace = (_, _, _) => 5 }, kind: TaskKind.Custom);
        Assert.Equal(TrainingPlan.Ladder, plan.Fidelities);
    }

    /// <summary>Two workers of two threads make 2/1.5 trainings per second, four of one make 4/4, and one of four makes 1.</summary>
    [Theory]
    [InlineData(true, 2, 2)]
    [InlineData(false, 4, 1)]
    public async Task Fewer_workers_of_more_threads_train_if_they_are_faster_and_if_the_user_has_not_set_their_number(
        bool mayArrange, int workers, int threads)
    {
        var workforce = new FunctionWorkforce(4) { Pace = (_, size, _) => size switch { 4 => 4, 2 => 1.5, _ => 1 } };
        var plan = await Plan(1003, workforce, workers: 4, mayArrange: mayArrange);
        Assert.Equal((workers, threads), (plan.Workers, plan.Threads));
        Assert.Equal((workers, threads), (workforce.Size, workforce.Threads));
    }

    [Fact]
    public async Task A_gain_below_a_quarter_does_not_change_the_arrangement()
    {
        var workforce = new FunctionWorkforce(4) { Pace = (_, size, _) => size == 4 ? 4 : 1.65 };
        var plan = await Plan(1003, workforce, workers: 4, mayArrange: true);
        Assert.Equal((4, 1), (plan.Workers, plan.Threads));
        Assert.Equal((4, 1), (workforce.Size, workforce.Threads));
    }

    /// <summary>The first timing of four workers is five times too slow; alone, it would choose two.</summary>
    [Fact]
    public async Task Something_else_that_runs_at_the_first_timing_does_not_change_the_arrangement()
    {
        var timings = 0;
        var workforce = new FunctionWorkforce(4) { Pace = (_, size, _) => size == 4 ? (++timings <= 4 ? 20 : 4) : 2 };
        var plan = await Plan(1003, workforce, workers: 4, mayArrange: true);
        Assert.Equal((4, 1), (plan.Workers, plan.Threads));
        Assert.Equal((4, 1), (workforce.Size, workforce.Threads));
    }

    /// <summary>The duration is a line over MACs. The mean follows from the MACs of all drawn architectures, whichever were timed.</summary>
    [Fact]
    public async Task The_duration_of_a_training_is_that_of_the_mean_architecture_and_not_of_those_that_were_timed()
    {
        List<double> timed = [];
        FunctionWorkforce Workforce(double slope) => new()
        {
            Dry = genotype => FunctionWorkforce.DryRunOf(genotype) with { Macs = Macs(genotype) },
            Pace = (genotype, _, _) =>
            {
                timed.Add(1 + slope * Macs(genotype));
                return timed[^1];
            },
        };
        var flat = await Plan(1e6, Workforce(1));
        Assert.InRange(flat.FullSeconds, 2, 5);
        Assert.NotEqual(timed.Average(), flat.FullSeconds, 1e-6);
        Assert.Equal(1 + 2 * (flat.FullSeconds - 1), (await Plan(1e6, Workforce(2))).FullSeconds, 1e-9);

        static long Macs(Genotype genotype) => genotype["Stem.Width"] switch { "4" => 2, "8" => 3, "16" => 4, _ => 1 };
    }

    [Fact]
    public async Task Architectures_whose_timing_fails_are_left_out()
    {
        var count = 0;
        var workforce = new FunctionWorkforce { Pace = (_, _, _) => ++count % 2 == 0 ? throw new NasException("NAS2010", "forward failed") : 5 };
        Assert.Equal(5, (await Plan(103, workforce)).FullSeconds, 9);
    }

    [Fact]
    public async Task If_no_architecture_can_be_timed_trainings_are_full_and_a_trial_says_why()
    {
        var plan = await Plan(103, new FunctionWorkforce { Pace = (_, _, _) => throw new NasException("NAS2010", "forward failed") });
        Assert.Equal(1, plan.Length);
        Assert.True(double.IsNaN(plan.FullSeconds));
    }

    [Fact]
    public void A_budget_too_small_for_one_epoch_is_said_with_the_least_useful_one()
    {
        var order = _bench.Order(time: TimeSpan.FromSeconds(60));
        var plan = new TrainingPlan(0.02, [1], 2, 1) { FullSeconds = 3, Epochs = 0.6, ShortestEpoch = 4.2 };
        Assert.Equal(
            "the budget 60s is too short for one pass over the training data per architecture, which takes 4.2 s or more. "
            + "The least useful budget is about 20 s. The result will be weak.",
            PlanLines.TooSmall(plan, order));
        Assert.Null(PlanLines.TooSmall(plan with { Epochs = 1 }, order));
        Assert.Null(PlanLines.TooSmall(plan with { Epochs = double.NaN }, order));
    }

    [Fact]
    public void The_plan_is_said_with_the_length_the_workers_and_the_rungs()
    {
        var order = _bench.Order(time: TimeSpan.FromSeconds(60));
        var plan = new TrainingPlan(0.5, Ladder, 2, 1) { FullSeconds = 2.5, Epochs = 15, ShortestEpoch = 0.1 };
        Assert.Equal(
            ["  a full training of 15 epochs (with more time 30) takes about 2.5 s; 2 workers of 1 thread; "
                + "most architectures stop after a ninth or a third of it"],
            PlanLines.Of(plan, order));
        Assert.Empty(PlanLines.Of(new TrainingPlan(1, Ladder, 2, 1), order));
    }

    private Task<TrainingPlan> Plan(
        double? seconds, FunctionWorkforce workforce, int workers = 1, bool mayArrange = false, TaskKind kind = TaskKind.Classification)
    {
        TimeSpan? left = seconds is { } time ? TimeSpan.FromSeconds(time) : null;
        _bench.Edit(new ToySpace { Kind = kind });
        var order = (left is null ? _bench.Order(trials: 10, workers: workers) : _bench.Order(time: left, workers: workers)) with { MayArrange = mayArrange };
        var dryRuns = new DryRuns(workforce, order.Model, new Goal(order.Model.Task));
        return new Planner(order, workforce, dryRuns, new DataSummary(160, 40, 40, [4], 2, "sha256:data"), left).Plan(default);
    }
}
