using NasGen.Cli.Winners;
using NasGen.Search.Contracts;
using NasGen.Search.Journals;
using NasGen.Search.Records;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Sessions;

/// <summary>Second runs of the same command: interrupted, finished, and under other conditions.</summary>
public sealed class SearchResumptionTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Same_seed_and_one_worker_make_the_same_decisions_and_the_same_files()
    {
        using var other = new Bench();
        await _bench.Search(_bench.Order(trials: 12, seed: 3), new FunctionWorkforce());
        await other.Search(other.Order(trials: 12, seed: 3), new FunctionWorkforce());

        string Decisions(Bench bench) => string.Join('\n', bench.Trials().Select(t => $"{t.Id} {t.Purpose} {t.Genotype} {t.Seed} {t.State}"));
        Assert.Equal(Decisions(_bench), Decisions(other));
        foreach (var file in new[] { "ToyNetBest.nas.cs", "ToyNet.nas.yaml" })
            Assert.Equal(File.ReadAllBytes(Path.Combine(_bench.Folder, file)), File.ReadAllBytes(Path.Combine(other.Folder, file)));
    }

    [Fact]
    public async Task A_search_that_is_killed_repeatedly_ends_like_an_uninterrupted_one()
    {
        using var uncut = new Bench();
        var whole = await uncut.Search(uncut.Order(trials: 10, seed: 5), new FunctionWorkforce());

        // The numbers of trainings after which the process is "killed": only the lock of the journal is released.
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
            uncut.Trials().Where(t => Purpose.IsExploring(t.Purpose)).Select(t => t.Genotype.ToString()),
            _bench.Trials().Where(t => Purpose.IsExploring(t.Purpose)).Select(t => t.Genotype.ToString()));
    }

    [Fact]
    public async Task A_second_run_continues_with_the_trials_and_claims_nothing_on_a_used_test_set()
    {
        var first = await _bench.Search(_bench.Order(trials: 4), new FunctionWorkforce());
        var second = await _bench.Search(_bench.Order(trials: 4), new FunctionWorkforce());

        Assert.Equal(1, first.Verdict.TestLooks);
        Assert.Equal(2, second.Verdict.TestLooks);
        Assert.Equal(8, second.Search.Trials[Purpose.Search]);
        Assert.NotEqual("wins", second.Verdict.AgainstRandom);
        Assert.Contains(_bench.Lines, l => l.Contains("the test set has been used 2 times", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_count_of_uses_of_the_test_set_survives_the_deletion_of_the_journal()
    {
        await _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce());
        Directory.Delete(_bench.State, recursive: true);
        var again = await _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce());

        Assert.Equal(2, again.Verdict.TestLooks);
    }

    [Fact]
    public async Task Another_seed_draws_no_test_set_that_counts_as_unused()
    {
        await _bench.Search(_bench.Order(trials: 3, seed: 1), new FunctionWorkforce());
        var other = await _bench.Search(_bench.Order(trials: 3, seed: 2), new FunctionWorkforce());
        Directory.Delete(_bench.State, recursive: true);
        var third = await _bench.Search(_bench.Order(trials: 3, seed: 3), new FunctionWorkforce());
        var back = await _bench.Search(_bench.Order(trials: 3, seed: 2), new FunctionWorkforce());

        Assert.Equal([2, 3, 4], new[] { other, third, back }.Select(r => r.Verdict.TestLooks));
    }

    [Fact]
    public async Task Trials_of_another_seed_are_not_mixed_because_their_split_differs()
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
    public async Task Four_workers_find_a_valid_winner()
    {
        var workforce = new FunctionWorkforce(4) { BeforeTraining = (t, stop) => Task.Delay((int)(t.Request.Seed % 7), stop) };
        var record = await _bench.Search(_bench.Order(trials: 12, workers: 4), workforce);

        Assert.Equal(12, record.Search.Trials[Purpose.Search]);
        Assert.Empty(Verification.Check(_bench.Model));
    }

    [Fact]
    public async Task An_unreadable_record_is_reported_and_the_journal_still_counts_the_uses_of_the_test_set()
    {
        await _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce());
        await File.WriteAllTextAsync(_bench.Model.RecordPath, "data:\nwinners: 7\n");
        var again = await _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce());

        Assert.Equal(2, again.Verdict.TestLooks);
        Assert.Contains(_bench.Lines, l => l.StartsWith("ToyNet: ToyNet.nas.yaml cannot be read and will be replaced", StringComparison.Ordinal));
    }
}
