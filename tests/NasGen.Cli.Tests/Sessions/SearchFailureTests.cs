using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Journals;
using NasGen.Search.Records;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Sessions;

/// <summary>Failures of one trial, of all trials, of the data and of the folder.</summary>
public sealed class SearchFailureTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_failed_trial_is_recorded_with_its_cause_and_the_search_continues()
    {
        var workforce = new FunctionWorkforce
        {
            BeforeTraining = (training, _) => training.Genotype["Stem.Depth"] == "3"
                ? throw new WorkerCrashedException("The worker process ended with exit code 134: boom")
                : Task.CompletedTask,
        };
        var record = await _bench.Search(_bench.Order(trials: 15), workforce);

        var failure = Assert.Single(record.Failures);
        Assert.Contains("boom", failure.Cause, StringComparison.Ordinal);
        Assert.Equal(failure.Count, _bench.Trials().Count(t => t.State == TrialState.Failed));
        Assert.DoesNotContain("Depth: 3", record.Winners[0].Genotype, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crashes_from_the_start_end_the_search_with_their_cause()
    {
        var workforce = new FunctionWorkforce { BeforeTraining = (_, _) => throw new WorkerCrashedException("exit code 139") };
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 15), workforce));

        Assert.Equal("NAS2030", error.Code);
        Assert.Contains("exit code 139", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forward_that_throws_everywhere_is_the_users_error_with_its_line()
    {
        var failure = new NasException("NAS2010", "forward threw InvalidOperationException: no", "/p/ToyNet.cs", 12);
        var workforce = new FunctionWorkforce { Dry = _ => throw failure };
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 3), workforce));

        Assert.Equal(("NAS2010", "/p/ToyNet.cs", 12), (error.Code, error.File, error.Line));
    }

    [Fact]
    public async Task A_forward_that_never_ends_stops_the_search_after_few_tries()
    {
        var tries = 0;
        var workforce = new FunctionWorkforce { Dry = _ => { tries++; throw new WorkerTimeoutException("The dry run of forward", TimeSpan.FromSeconds(20)); } };
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 3), workforce));

        Assert.Equal("NAS2012", error.Code);
        Assert.InRange(tries, 1, 3);
    }

    /// <summary>Each hanging training takes its whole time limit, therefore few of them are enough.</summary>
    [Fact]
    public async Task Trainings_that_hang_from_the_start_end_the_search_after_few_with_the_cause()
    {
        var workforce = new FunctionWorkforce { BeforeTraining = (_, _) => throw new WorkerTimeoutException("The training", TimeSpan.FromSeconds(30)) };
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 40), workforce));

        Assert.Equal("NAS2012", error.Code);
        Assert.Contains("All of the first 4 trials failed", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, workforce.Trainings.Count);
    }

    [Theory]
    [InlineData("hang", "NAS2012: The training did not end within 30 s")]
    [InlineData("diverge", "NAS2032: A metric on validation data is not a finite number.")]
    [InlineData("throw", "ToyNet.cs(12): NAS2010: forward threw")]
    public async Task If_most_trainings_fail_in_the_same_way_the_search_says_so_early_and_once_and_goes_on(string way, string cause)
    {
        static bool Fails(ToyTraining training) => training.Genotype["Stem.Width"] is not (null or "4");
        var workforce = new FunctionWorkforce
        {
            BeforeTraining = (training, _) => !Fails(training) ? Task.CompletedTask
                : way == "hang" ? throw new WorkerTimeoutException("The training", TimeSpan.FromSeconds(30))
                : way == "throw" ? throw new NasException("NAS2010", "forward threw", "/p/ToyNet.cs", 12)
                : Task.CompletedTask,
            Accuracy = training => way == "diverge" && Fails(training) ? double.NaN : FunctionWorkforce.AccuracyOf(training),
        };
        var record = await _bench.Search(_bench.Order(trials: 30, strategy: "random"), workforce);

        Assert.NotEmpty(record.Winners);
        var line = Assert.Single(_bench.Lines, l => l.Contains("failed in the same way", StringComparison.Ordinal));
        Assert.Contains(cause, line, StringComparison.Ordinal);
        var before = _bench.Statuses.Count(s => _bench.Lines.IndexOf(s.ToString()) < _bench.Lines.IndexOf(line));
        Assert.InRange(before, 1, 20);
    }

    [Fact]
    public async Task If_most_dry_runs_fail_in_the_same_way_the_search_says_so()
    {
        var failure = new NasException("NAS2010", "forward threw InvalidOperationException: no", "/p/ToyNet.cs", 12);
        var workforce = new FunctionWorkforce { Dry = g => g["Stem.Width"] is "8" or "16" ? throw failure : FunctionWorkforce.DryRunOf(g) };
        await _bench.Search(_bench.Order(trials: 25, strategy: "random"), workforce);

        Assert.Contains(_bench.Lines, l => l.Contains("dry runs failed in the same way: ToyNet.cs(12): NAS2010: forward threw", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invalid_data_end_the_search_before_a_trial_and_leave_no_file()
    {
        var failure = new NasException("NAS2002", "there is no column 'lable'. Did you mean 'label'?", "data.csv", 1);
        var workforce = new FunctionWorkforce { Data = () => throw failure };
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 3), workforce));

        Assert.Equal("NAS2002", error.Code);
        Assert.False(File.Exists(_bench.Model.RecordPath));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_reported_before_any_training()
    {
        var file = Path.Combine(_bench.Folder, "file");
        await File.WriteAllTextAsync(file, "");
        var workforce = new FunctionWorkforce();
        var error = await Assert.ThrowsAsync<NasException>(
            () => _bench.Search(_bench.Order(trials: 3) with { StateDirectory = Path.Combine(file, "nas") }, workforce));

        Assert.Equal("NAS2025", error.Code);
        Assert.Empty(workforce.Trainings);
    }

    [Fact]
    public async Task A_dry_run_that_crashes_its_worker_makes_one_infeasible_architecture_with_the_users_line()
    {
        var workforce = new FunctionWorkforce
        {
            Dry = genotype => genotype["Stem.Depth"] == "3"
                ? throw new WorkerCrashedException("exit code 134", new NasException("NAS2010", "shapes cannot be multiplied", "/p/ToyNet.cs", 12))
                : FunctionWorkforce.DryRunOf(genotype),
        };
        await _bench.Search(_bench.Order(trials: 8), workforce);

        using var journal = _bench.OpenJournal();
        var infeasible = journal.DryRuns().Where(d => d.Estimate.Cause is not null).ToList();
        Assert.NotEmpty(infeasible);
        Assert.All(infeasible, d => Assert.Contains("Depth: 3", d.Genotype.ToString(), StringComparison.Ordinal));
        Assert.All(infeasible, d => Assert.StartsWith("ToyNet.cs(12): NAS2010: ToyNet with Stem=", d.Estimate.Cause, StringComparison.Ordinal));
        Assert.All(infeasible, d => Assert.EndsWith("threw: shapes cannot be multiplied", d.Estimate.Cause, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Crashes_in_the_first_dry_runs_do_not_end_the_search()
    {
        var tries = 0;
        var workforce = new FunctionWorkforce
        {
            Dry = genotype => ++tries <= 3 ? throw new WorkerCrashedException("exit code 139") : FunctionWorkforce.DryRunOf(genotype),
        };
        var record = await _bench.Search(_bench.Order(trials: 3), workforce);

        Assert.NotEmpty(record.Winners);
        using var journal = _bench.OpenJournal();
        Assert.Equal(3, journal.DryRuns().Count(d => d.Estimate.Cause is not null));
    }

    [Fact]
    public async Task A_search_without_any_successful_trial_ends_with_an_error_that_states_the_last_cause()
    {
        var workforce = new FunctionWorkforce { BeforeTraining = (_, _) => throw new NasException("NAS2009", "The training diverged.") };
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 1), workforce));

        Assert.Equal("NAS2015", error.Code);
        Assert.Contains("NAS2009: The training diverged.", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_bench.Model.RecordPath));
    }
}
