using NasGen.Cli.Winners;
using NasGen.Search.Records;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Sessions;

/// <summary>A budget of time is a hard stop.</summary>
public sealed class SearchBudgetTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(1.5, 1)]
    [InlineData(3, 4)]
    public async Task A_budget_of_time_is_a_hard_stop_with_a_valid_result(double seconds, int workers)
    {
        var workforce = new FunctionWorkforce(workers) { BeforeTraining = (_, stop) => Task.Delay(60, stop) };
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var record = await _bench.Search(_bench.Order(time: TimeSpan.FromSeconds(seconds), workers: workers), workforce);

        // The slack allows for other tests that run at the same time.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, seconds + 8);
        Assert.Equal("ToyNetBest", record.Winners[0].Class);
        Assert.True(File.Exists(_bench.Model.WinnerPath("ToyNetBest")));
    }

    [Fact]
    public async Task A_time_too_short_for_the_trainings_from_scratch_gives_not_confirmed()
    {
        var workforce = new FunctionWorkforce
        {
            BeforeTraining = (training, stop) => training.Request.OpenTest ? Task.Delay(Timeout.Infinite, stop) : Task.Delay(50, stop),
        };
        var record = await _bench.Search(_bench.Order(time: TimeSpan.FromSeconds(2)), workforce);

        Assert.Equal("not confirmed", record.Verdict.AgainstRandom);
        Assert.Null(record.Winners[0].Test);
    }

    [Fact]
    public async Task A_budget_too_short_for_one_trial_ends_with_one_short_training_within_the_limits_and_no_claim()
    {
        // Only the training after the end of the budget is not to be continued.
        var workforce = new FunctionWorkforce
        {
            BeforeTraining = (t, stop) => t.Request is { PausePath: null, WeightsPath: null } ? Task.CompletedTask : Task.Delay(Timeout.Infinite, stop),
        };
        var record = await _bench.Search(_bench.Order(time: TimeSpan.FromSeconds(0.5)), workforce);

        Assert.Equal(_bench.Model.Space.Default.ToString(), record.Winners[0].Genotype);
        Assert.Equal("not confirmed", record.Verdict.AgainstRandom);
        var trial = Assert.Single(_bench.Trials());
        Assert.Equal((Purpose.Default, TrialState.Completed), (trial.Purpose, trial.State));
        Assert.Equal(trial.Metrics["Accuracy"], record.Winners[0].Validation["Accuracy"], 1e-5);
        Assert.Empty(Verification.Check(_bench.Model));
    }
}
