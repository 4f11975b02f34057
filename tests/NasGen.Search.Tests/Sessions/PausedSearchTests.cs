using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Sessions;

/// <summary>The files of paused trainings in a whole search.</summary>
public sealed class PausedSearchTests : IDisposable
{
    private readonly SearchBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_promoted_architecture_continues_from_the_file_of_its_last_training()
    {
        var workforce = FileWorkforce.Create((_, training) =>
        {
            if (training.Request.Start is { } start) Assert.Equal(training.Genotype.ToString(), File.ReadAllText(start.Path));
        });
        await _bench.Search(_bench.Order(trials: 6, strategy: "auto"), workforce);

        var trials = _bench.Trials().Where(t => t.Purpose == Purpose.Search).ToList();
        Assert.Contains(trials, t => t.From > 0 && t.Fidelity == 1);
        foreach (var trial in trials)
        {
            var before = trials.Where(t => t.Id < trial.Id && t.Genotype.Equals(trial.Genotype)).Select(t => t.Fidelity).DefaultIfEmpty(0).Max();
            Assert.Equal(before, trial.From);
        }
    }

    [Fact]
    public async Task A_continued_training_has_the_seed_of_the_first_part()
    {
        await _bench.Search(_bench.Order(trials: 6, strategy: "auto"), FileWorkforce.Create());
        foreach (var trials in _bench.Trials().Where(t => t.Purpose == Purpose.Search).GroupBy(t => t.Genotype))
            Assert.Single(trials.Select(t => t.Seed).Distinct());
    }

    [Fact]
    public async Task A_file_is_deleted_when_its_training_was_continued_and_none_is_left_after_the_end()
    {
        List<string> continued = [];
        var workforce = FileWorkforce.Create((_, training) =>
        {
            Assert.All(continued, path => Assert.False(File.Exists(path)));
            if (training.Request.Start is { } start) continued.Add(start.Path);
        });
        await _bench.Search(_bench.Order(trials: 6, strategy: "auto"), workforce);

        Assert.NotEmpty(continued);
        Assert.Empty(FileWorkforce.Folders(_bench));
        Assert.Equal([_bench.Model.JournalPath(_bench.State)], Directory.GetFileSystemEntries(_bench.State));
    }

    [Fact]
    public async Task Without_its_file_a_training_begins_anew_and_costs_its_whole_length()
    {
        await _bench.Search(_bench.Order(trials: 4, strategy: "auto"), new FunctionWorkforce());
        Assert.All(_bench.Trials().Where(t => Purpose.IsExploring(t.Purpose)), t => Assert.Equal((0, t.Fidelity), (t.From, t.Cost)));
    }

    [Fact]
    public async Task The_verdict_scores_the_weights_of_the_search_before_it_trains_anew()
    {
        var workforce = FileWorkforce.Create((_, training) =>
        {
            if (training.Request.TrainedPath is { } path) Assert.Equal(training.Genotype.ToString(), File.ReadAllText(path));
        });
        var record = await _bench.Search(_bench.Order(trials: 6, strategy: "auto"), workforce);

        var winner = record.Winners[0];
        var search = _bench.Trials().First(t => Purpose.IsExploring(t.Purpose) && t.Fidelity == 1 && t.Genotype.ToString() == winner.Genotype);
        var verdict = _bench.Trials().Where(t => t.Purpose == Purpose.Retrain && t.Genotype.ToString() == winner.Genotype).OrderBy(t => t.Id).ToList();
        Assert.Equal(winner.Seeds, verdict.Select(t => t.Seed));
        Assert.Equal(search.Seed, verdict[0].Seed);
        Assert.Equal([1, 0, 0], verdict.Select(t => t.From));
        Assert.Equal([0, 1, 1], verdict.Select(t => t.Cost));
    }

    [Fact]
    public async Task A_resumed_search_deletes_files_of_trainings_that_were_cut_off_and_uses_the_others()
    {
        using var kill = new CancellationTokenSource();
        var first = FileWorkforce.Create((number, _) => { if (number == 5) kill.Cancel(); });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bench.Search(_bench.Order(trials: 6, strategy: "auto"), first, kill.Token));
        var folder = Assert.Single(FileWorkforce.Folders(_bench));
        var kept = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(kept);
        var (cutOff, half) = (Path.Combine(folder, "0123456789abcdef-0.333333.training"), kept[0] + ".tmp");
        File.WriteAllText(cutOff, "");
        File.WriteAllText(half, "");

        var found = new List<string>();
        var second = FileWorkforce.Create((number, training) =>
        {
            if (number == 1) found.AddRange(Directory.GetFiles(folder).Order(StringComparer.Ordinal));
        });
        await _bench.Search(_bench.Order(trials: 6, strategy: "auto"), second);

        Assert.Equal(kept, found);
        Assert.Contains(_bench.Trials(), t => t.From > 0);
        Assert.Empty(FileWorkforce.Folders(_bench));
    }

    [Fact]
    public async Task Files_of_other_conditions_are_deleted_when_a_search_begins()
    {
        var path = Path.ChangeExtension(_bench.Model.JournalPath(_bench.State), ".deadbeef.trainings");
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "a.training"), "");
        var isThere = true;
        await _bench.Search(_bench.Order(trials: 2), FileWorkforce.Create((_, _) => isThere &= Directory.Exists(path)));
        Assert.False(isThere);
    }

    [Fact]
    public async Task A_training_of_the_users_own_is_never_continued()
    {
        _bench.Edit(new ToySpace { Kind = TaskKind.Custom });
        var workforce = FileWorkforce.Create((_, training) =>
            Assert.True(training.Request is { Start: null, PausePath: null, TrainedPath: null, WeightsPath: null }));
        await _bench.Search(_bench.Order(trials: 4, strategy: "auto"), workforce);
        Assert.Contains(_bench.Trials(), t => t.Fidelity < 1);
    }

    [Fact]
    public async Task A_second_run_begins_new_architectures_as_the_first_one_did()
    {
        await _bench.Search(_bench.Order(trials: 4, strategy: "auto"), FileWorkforce.Create());
        var known = _bench.Trials().Select(t => t.Genotype).ToHashSet();
        var first = _bench.Trials().Count(t => t.Purpose == Purpose.Search && t.From == 0);
        await _bench.Search(_bench.Order(trials: 4, strategy: "auto"), FileWorkforce.Create());
        Assert.InRange(_bench.Trials().Count(t => t.Purpose == Purpose.Search && !known.Contains(t.Genotype) && t.From == 0), first / 2, 2 * first);
    }

    [Fact]
    public async Task The_progress_of_a_budget_in_trials_counts_parts_of_trainings()
    {
        await _bench.Search(_bench.Order(trials: 6, strategy: "auto"), FileWorkforce.Create());
        var shares = _bench.Statuses.Where(s => s.Phase == "searching").Select(s => s.Share).ToList();
        Assert.Equal(shares.Order(), shares);
        Assert.All(shares, share => Assert.InRange(share, 0, 1));
        Assert.Contains(shares, share => share is > 0 and < 1.0 / 6);
        Assert.Contains(_bench.Statuses, s => s.Left == "6 trials");
    }
}
