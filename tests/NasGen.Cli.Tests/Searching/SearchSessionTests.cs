using NasGen.Cli.Records;
using NasGen.Cli.Searching;
using NasGen.Cli.Tests.Spaces;
using NasGen.Cli.Workers;
using NasGen.Descriptors;
using NasGen.Evaluation;
using NasGen.Search.Journals;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Searching;

public sealed class SearchSessionTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_budget_of_trials_counts_the_strategys_and_gives_random_search_as_many()
    {
        var record = await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce());

        Assert.Equal(6, record.Search.Trials[Purpose.Search]);
        Assert.Equal(6, record.Search.Trials[Purpose.Random]);
        Assert.Equal(1, record.Search.Trials[Purpose.Default]);
        Assert.Equal(1, record.Search.Trials[Purpose.Largest]);
    }

    [Fact]
    public async Task Strategy_and_random_search_alternate_so_that_they_are_even_wherever_the_search_is_cut()
    {
        await _bench.Search(_bench.Order(trials: 8), new FunctionWorkforce());

        var (search, random) = (0, 0);
        foreach (var trial in Trials())
        {
            if (trial.Purpose == Purpose.Search) search++;
            if (trial.Purpose == Purpose.Random) random++;
            Assert.InRange(random - search, 0, 1);
        }
    }

    [Fact]
    public async Task The_best_by_validation_wins_and_is_trained_again_with_its_rivals()
    {
        var workforce = new FunctionWorkforce();
        var record = await _bench.Search(_bench.Order(trials: 30), workforce);

        var best = Trials().Where(t => Purpose.IsExploring(t.Purpose)).Max(t => t.Metrics["Accuracy"]);
        var winner = Assert.Single(record.Winners);
        Assert.Equal("ToyNetBest", winner.Class);
        Assert.Equal(best, winner.Validation["Accuracy"], 1e-6);
        Assert.Equal(5, winner.Test!.Values.Count);
        Assert.Equal(winner.Seeds[0], winner.Seed);
        Assert.Equal(["default", "largest", "random", "runner-up"], record.Baselines.Select(b => b.Name).Order(StringComparer.Ordinal));
        Assert.All(record.Baselines, b => Assert.Equal(winner.Seeds, b.Seeds));
    }

    [Fact]
    public async Task The_test_set_is_opened_only_after_the_last_architecture_was_chosen()
    {
        var workforce = new FunctionWorkforce();
        await _bench.Search(_bench.Order(trials: 5), workforce);

        var requests = workforce.Requests.ToList();
        var first = requests.FindIndex(r => r.OpenTest);
        Assert.All(requests[..first], r => Assert.False(r.OpenTest));
        Assert.All(requests[first..], r => Assert.True(r.OpenTest));
    }

    [Fact]
    public async Task A_second_run_goes_on_with_the_trials_and_claims_nothing_on_a_test_set_that_was_seen()
    {
        var first = await _bench.Search(_bench.Order(trials: 4), new FunctionWorkforce());
        var second = await _bench.Search(_bench.Order(trials: 4), new FunctionWorkforce());

        Assert.Equal(1, first.Verdict.TestLooks);
        Assert.Equal(2, second.Verdict.TestLooks);
        Assert.Equal(8, second.Search.Trials[Purpose.Search]);
        Assert.NotEqual("wins", second.Verdict.AgainstRandom);
        Assert.Contains(_bench.Lines, l => l.Contains("test seen 2 times", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Looks_at_the_test_set_outlive_the_journal()
    {
        await _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce());
        Directory.Delete(_bench.State, recursive: true);
        var again = await _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce());

        Assert.Equal(2, again.Verdict.TestLooks);
    }

    [Fact]
    public async Task Same_seed_and_one_worker_make_the_same_decisions_and_the_same_files()
    {
        using var other = new Bench();
        await _bench.Search(_bench.Order(trials: 12, seed: 3), new FunctionWorkforce());
        await other.Search(other.Order(trials: 12, seed: 3), new FunctionWorkforce());

        string Decisions(Bench bench) => string.Join('\n', Trials(bench).Select(t => $"{t.Id} {t.Purpose} {t.Genotype} {t.Seed} {t.State}"));
        Assert.Equal(Decisions(_bench), Decisions(other));
        foreach (var file in new[] { "ToyNetBest.nas.cs", "ToyNet.nas.yaml" })
            Assert.Equal(File.ReadAllBytes(Path.Combine(_bench.Folder, file)), File.ReadAllBytes(Path.Combine(other.Folder, file)));
    }

    [Fact]
    public async Task A_search_cut_again_and_again_ends_where_an_uncut_one_does()
    {
        using var uncut = new Bench();
        var whole = await uncut.Search(uncut.Order(trials: 10, seed: 5), new FunctionWorkforce());

        // The trainings after which the process is "killed": nothing is disposed in order, only the journal's lock is given back.
        foreach (var cut in new[] { 1, 3, 1, 7, 2, 12 })
        {
            using var kill = new CancellationTokenSource();
            var left = cut;
            var workforce = new FunctionWorkforce { BeforeTraining = (_, _) => { if (--left == 0) kill.Cancel(); return Task.CompletedTask; } };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bench.Search(_bench.Order(trials: 10, seed: 5), workforce, kill.Token));
        }
        var resumed = await _bench.Search(_bench.Order(trials: 10, seed: 5), new FunctionWorkforce());

        Assert.Equal(whole.Winners[0].Genotype, resumed.Winners[0].Genotype);
        Assert.Equal(whole.Search.Trials, resumed.Search.Trials);
        Assert.Equal(
            Trials(uncut).Where(t => Purpose.IsExploring(t.Purpose)).Select(t => t.Genotype.ToString()),
            Trials().Where(t => Purpose.IsExploring(t.Purpose)).Select(t => t.Genotype.ToString()));
    }

    [Theory]
    [InlineData(1.5, 1)]
    [InlineData(3, 4)]
    public async Task A_budget_of_time_is_a_hard_stop_with_a_valid_result(double seconds, int workers)
    {
        var workforce = new FunctionWorkforce(workers) { BeforeTraining = (_, stop) => Task.Delay(60, stop) };
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var record = await _bench.Search(_bench.Order(time: TimeSpan.FromSeconds(seconds), workers: workers), workforce);

        // The slack is for a machine that is busy with other tests.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, seconds + 8);
        Assert.Equal("ToyNetBest", record.Winners[0].Class);
        Assert.True(File.Exists(_bench.Model.WinnerPath("ToyNetBest")));
    }

    [Fact]
    public async Task A_time_too_short_for_the_trainings_says_not_confirmed()
    {
        var workforce = new FunctionWorkforce
        {
            BeforeTraining = (request, stop) => request.OpenTest ? Task.Delay(Timeout.Infinite, stop) : Task.Delay(50, stop),
        };
        var record = await _bench.Search(_bench.Order(time: TimeSpan.FromSeconds(2)), workforce);

        Assert.Equal("not confirmed", record.Verdict.AgainstRandom);
        Assert.Null(record.Winners[0].Test);
    }

    [Fact]
    public async Task A_budget_too_short_for_one_trial_ends_with_an_architecture_that_fits_and_claims_nothing()
    {
        var workforce = new FunctionWorkforce { BeforeTraining = (_, stop) => Task.Delay(Timeout.Infinite, stop) };
        var record = await _bench.Search(_bench.Order(time: TimeSpan.FromSeconds(0.5)), workforce);

        Assert.Equal(_bench.Model.Space.Default.ToString(), record.Winners[0].Genotype);
        Assert.Equal("not confirmed", record.Verdict.AgainstRandom);
        Assert.Empty(Verification.Check(_bench.Model));
    }

    [Fact]
    public async Task A_measured_limit_is_kept_too_and_one_that_none_meets_says_the_least_there_is()
    {
        _bench.Edit(new ToyDefinition { Limits = """[{"cost":"Latency","value":5e-5}]""" });
        var workforce = new FunctionWorkforce();
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 30), workforce));

        Assert.Equal("NAS2020", error.Code);
        Assert.Contains("0.1 ms", error.Message, StringComparison.Ordinal);
        Assert.Empty(workforce.Requests);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said_before_anything_is_spent()
    {
        var file = Path.Combine(_bench.Folder, "file");
        await File.WriteAllTextAsync(file, "");
        var workforce = new FunctionWorkforce();
        var error = await Assert.ThrowsAsync<NasException>(
            () => _bench.Search(_bench.Order(trials: 3) with { StateDirectory = Path.Combine(file, "nas") }, workforce));

        Assert.Equal("NAS2025", error.Code);
        Assert.Empty(workforce.Requests);
    }

    [Fact]
    public async Task A_limit_that_none_meets_says_the_least_there_is()
    {
        _bench.Edit(new ToyDefinition { Limits = """[{"cost":"Parameters","value":50}]""" });
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce()));

        Assert.Equal("NAS2020", error.Code);
        Assert.Contains("100", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("ToyNet.cs", error.File, StringComparison.Ordinal);
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public async Task No_candidate_beyond_a_limit_is_trained()
    {
        _bench.Edit(new ToyDefinition { Limits = """[{"cost":"Parameters","value":300}]""" });
        var workforce = new FunctionWorkforce();
        await _bench.Search(_bench.Order(trials: 6), workforce);

        Assert.All(workforce.Requests, r => Assert.DoesNotContain("Width: 16", r.Genotype, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pick_is_the_best_below_its_own_limit()
    {
        _bench.Edit(new ToyDefinition { Picks = """[{"name":"ToyNetTiny","cost":"Parameters","max":200}]""" });
        var record = await _bench.Search(_bench.Order(trials: 12), new FunctionWorkforce());

        var tiny = record.Winners.Single(w => w.Class == "ToyNetTiny");
        Assert.True(tiny.Costs["Parameters"] <= 200);
        Assert.True(File.Exists(_bench.Model.WinnerPath("ToyNetTiny")));
        Assert.Equal(3, record.Search.Trials[Purpose.Pick("ToyNetTiny")]);
    }

    [Fact]
    public async Task A_failed_trial_is_recorded_with_its_cause_and_the_search_goes_on()
    {
        var workforce = new FunctionWorkforce
        {
            BeforeTraining = (request, _) => request.Genotype.Contains("Depth: 3", StringComparison.Ordinal)
                ? throw new WorkerCrashedException("The worker process ended with exit code 134: boom")
                : Task.CompletedTask,
        };
        var record = await _bench.Search(_bench.Order(trials: 15), workforce);

        var failure = Assert.Single(record.Failures);
        Assert.Contains("boom", failure.Cause, StringComparison.Ordinal);
        Assert.Equal(failure.Count, Trials().Count(t => t.State == TrialState.Failed));
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
        var workforce = new FunctionWorkforce { Dry = _ => throw new NasException("NAS2010", "forward threw InvalidOperationException: no", "/p/ToyNet.cs", 12) };
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 3), workforce));

        Assert.Equal(("NAS2010", "/p/ToyNet.cs", 12), (error.Code, error.File, error.Line));
    }

    [Fact]
    public async Task A_forward_that_never_ends_is_said_after_few_tries()
    {
        var tries = 0;
        var workforce = new FunctionWorkforce { Dry = _ => { tries++; throw new WorkerTimeoutException("The dry run of forward", TimeSpan.FromSeconds(20)); } };
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 3), workforce));

        Assert.Equal("NAS2012", error.Code);
        Assert.InRange(tries, 1, 3);
    }

    [Fact]
    public async Task Bad_data_end_the_search_before_a_trial_and_leave_no_file()
    {
        var workforce = new FunctionWorkforce { Data = () => throw new NasException("NAS2002", "there is no column 'lable'. Did you mean 'label'?", "data.csv", 1) };
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 3), workforce));

        Assert.Equal("NAS2002", error.Code);
        Assert.False(File.Exists(_bench.Model.RecordPath));
    }

    [Fact]
    public async Task Another_seed_has_another_split_so_its_trials_are_not_mixed()
    {
        await _bench.Search(_bench.Order(trials: 3, seed: 1), new FunctionWorkforce());
        var other = await _bench.Search(_bench.Order(trials: 3, seed: 2), new FunctionWorkforce());
        var back = await _bench.Search(_bench.Order(trials: 3, seed: 1), new FunctionWorkforce());

        Assert.Equal(3, other.Search.Trials[Purpose.Search]);
        Assert.Equal(6, back.Search.Trials[Purpose.Search]);
    }

    [Fact]
    public async Task A_journal_of_another_space_is_refused()
    {
        await _bench.Search(_bench.Order(trials: 2), new FunctionWorkforce());
        var path = _bench.Model.JournalPath(_bench.State);
        using (Journal.Open(path + ".2", _bench.Model.Space, new JournalHeader("Other", "sha256:other", "{}", 1))) { }
        File.Move(path + ".2", path, overwrite: true);
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 2), new FunctionWorkforce()));

        Assert.Equal("NAS2024", error.Code);
    }

    [Fact]
    public async Task Random_search_needs_no_second_one()
    {
        var record = await _bench.Search(_bench.Order(trials: 5, strategy: "random"), new FunctionWorkforce());

        Assert.False(record.Search.Trials.ContainsKey(Purpose.Random));
        Assert.Equal("no claim", record.Verdict.AgainstRandom);
    }

    [Fact]
    public async Task Four_workers_find_a_valid_winner()
    {
        var record = await _bench.Search(_bench.Order(trials: 12, workers: 4), new FunctionWorkforce(4) { BeforeTraining = (r, stop) => Task.Delay((int)(r.Seed % 7), stop) });

        Assert.Equal(12, record.Search.Trials[Purpose.Search]);
        Assert.Empty(Verification.Check(_bench.Model));
    }

    private IReadOnlyList<Trial> Trials() => Trials(_bench);

    private static IReadOnlyList<Trial> Trials(Bench bench)
    {
        using var journal = Journal.OpenToRead(
            bench.Model.JournalPath(bench.State), header => SpaceDescriptor.Parse(header.Descriptor).Space.ToSearchSpace());
        return journal.Trials();
    }
}
