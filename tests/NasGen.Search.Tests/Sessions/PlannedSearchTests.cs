using NasGen.Search.Execution;
using NasGen.Search.Ledgers;

namespace NasGen.Search.Tests.Sessions;

/// <summary>
/// The plan of a search in time over several runs. Each run is stopped after a few trainings; no test waits for a budget. A full training of 250 s
/// takes half of its length in a budget of 1,000 s.
/// </summary>
public sealed class PlannedSearchTests : IDisposable
{
    private readonly SearchBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Every_training_of_a_search_has_the_planned_length()
    {
        var run = await Run(1000, pace: 250);
        Assert.Equal([0.5], run.Lengths);
        Assert.Contains(_bench.Lines, l => l.StartsWith("  a full training of 15 epochs (with more time 30) takes about 2 min 5 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_interrupted_run_goes_on_with_its_plan_however_fast_the_machine_is_now()
    {
        await Run(1000, pace: 250);
        var again = await Run(1000, pace: 10);
        Assert.Equal([0.5], again.Lengths);
        Assert.Equal(0, again.Timings);
    }

    [Fact]
    public async Task An_interrupted_run_keeps_its_arrangement_of_workers_if_the_user_has_set_none()
    {
        await Run(1000, pace: 250, workers: 2, mayArrange: true, isFasterAlone: true);
        var again = await Run(1000, pace: 250, workers: 2, mayArrange: true);
        Assert.Equal(1, again.Workers);
        var set = await Run(1000, pace: 250, workers: 2);
        Assert.Equal(2, set.Workers);
    }

    [Theory]
    [InlineData(700)] // By itself 0.35.
    [InlineData(1900)] // By itself 0.95.
    public async Task Another_budget_of_half_to_twice_keeps_the_length_so_that_the_trials_compare(double seconds)
    {
        await Run(1000, pace: 250);
        var trials = _bench.Trials().Count;
        var other = await Run(seconds, pace: 250);
        Assert.Equal([0.5], other.Lengths);
        Assert.True(_bench.Trials().Count > trials);
        Assert.DoesNotContain(_bench.Lines, l => l.Contains("set aside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_budget_of_less_than_half_sets_the_journal_aside_and_says_why()
    {
        await Run(1000, pace: 250);
        var shorter = await Run(300, pace: 250);
        Assert.Equal([0.16], shorter.Lengths);
        Assert.Contains(_bench.Lines, l => l.StartsWith(
            "ToyNet: the length of a training changed; earlier trials were set aside in ToyNet-7099bd8b.", StringComparison.Ordinal));

        var back = await Run(1000, pace: 250);
        Assert.Equal([0.5], back.Lengths);
        Assert.Equal(2, Directory.GetFiles(_bench.State, "*.journal").Length);
    }

    [Fact]
    public async Task The_journal_states_the_plan_of_its_trials()
    {
        await Run(1000, pace: 250);
        using var journal = _bench.OpenJournal();
        var plan = Ledger.PlanOf(journal)!;
        Assert.Equal((0.5, 125, 15), (plan.Length, plan.FullSeconds, plan.Epochs));
        Assert.Equal([1.0 / 9, 1.0 / 3, 1], plan.Fidelities);
    }

    [Fact]
    public void A_plan_of_another_length_has_the_same_time_for_more_or_fewer_trainings()
    {
        var plan = new TrainingPlan(0.5, [1], 2, 1) { FullSeconds = 50, Epochs = 15, Trainings = 20 };
        var longer = plan.OfLength(new TrainingPlan(0.8, TrainingPlan.Ladder, 1, 4));
        Assert.Equal((0.8, 80, 24, 12.5), (longer.Length, longer.FullSeconds, longer.Epochs, longer.Trainings));
        Assert.Equal((2, 1), (longer.Workers, longer.Threads));
        Assert.Equal(TrainingPlan.Ladder, longer.Fidelities);
    }

    /// <summary>A run that is stopped at its fourth training.</summary>
    private async Task<(double[] Lengths, int Timings, int Workers)> Run(
        double seconds, double pace, int workers = 1, bool mayArrange = false, bool isFasterAlone = false)
    {
        using var stop = new CancellationTokenSource();
        var (left, timings) = (4, 0);
        var workforce = new FunctionWorkforce(workers)
        {
            Pace = (_, size, _) =>
            {
                timings++;
                return isFasterAlone && size == 1 ? pace / 10 : pace;
            },
            BeforeTraining = (_, _) =>
            {
                if (Interlocked.Decrement(ref left) == 0) stop.Cancel();
                return Task.CompletedTask;
            },
        };
        var order = _bench.Order(time: TimeSpan.FromSeconds(seconds), workers: workers) with { MayArrange = mayArrange };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bench.Search(order, workforce, stop.Token));
        return ([.. workforce.Trainings.Select(t => t.Request.Length).Distinct()], timings, workforce.Size);
    }
}
