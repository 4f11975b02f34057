using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Journals;
using NasGen.Search.Records;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Ledgers;

public sealed class JournalSettingAsideTests : IDisposable
{
    private readonly SearchBench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string, string> Changes => new()
    {
        { "data", "the data changed" },
        { "split", "the split changed" },
        { "torch", "the version of TorchSharp changed" },
        { "training", "the training changed" },
        { "objectives", "the objectives changed" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Trials_that_cannot_be_compared_are_set_aside_with_a_reason_and_are_used_again_later(string what, string reason)
    {
        var data = new DataSummary(160, 40, 40, [4], 2, "sha256:data");
        var changed = what switch
        {
            "data" => new FunctionWorkforce { Data = () => data with { Hash = "sha256:edited" } },
            "split" => new FunctionWorkforce { Data = () => data with { Split = "other" } },
            "torch" => new FunctionWorkforce { Versions = new WorkerGreeting("0.108.0", "2.11.0") },
            _ => new FunctionWorkforce(),
        };
        await _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce());
        if (what == "training") _bench.Edit(new ToySpace { Training = new() { ["Epochs"] = 3 } });
        if (what == "objectives") _bench.Edit(new ToySpace { Objectives = [new("Accuracy", true), new("Parameters", false)] });
        var other = await _bench.Search(_bench.Order(trials: 3), changed);
        _bench.Edit(new ToySpace());
        var back = await _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce());

        Assert.Equal(3, other.Search.Trials[Purpose.Search]);
        Assert.Contains(_bench.Lines, l => l.StartsWith($"ToyNet: {reason}; earlier trials were set aside in ToyNet-7099bd8b.", StringComparison.Ordinal));
        Assert.Equal(6, back.Search.Trials[Purpose.Search]);
        Assert.Equal(2, Directory.GetFiles(_bench.State, "*.journal").Length);
    }

    /// <param name="isDeleted">Whether the journal is deleted, so that the committed record alone remembers.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Uses_of_a_separate_test_set_are_counted_on_when_training_samples_change(bool isDeleted)
    {
        async Task<int> Looks(string samples, string test)
        {
            if (isDeleted && File.Exists(_bench.Model.JournalPath(_bench.State))) File.Delete(_bench.Model.JournalPath(_bench.State));
            var data = new DataSummary(160, 40, 40, [4], 2, samples) { TestHash = test };
            return (await _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce { Data = () => data })).Verdict.TestLooks;
        }

        Assert.Equal(1, await Looks("sha256:a", "sha256:test"));
        Assert.Equal(2, await Looks("sha256:b", "sha256:test"));
        Assert.Equal(1, await Looks("sha256:c", "sha256:another"));
    }

    [Fact]
    public async Task Trials_of_another_version_of_NasGen_are_set_aside()
    {
        await _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce());
        using (var journal = Journal.Open(_bench.Model.JournalPath(_bench.State), _bench.Model.Space, new JournalHeader("ToyNet", _bench.Model.Hash, "{}", 1)))
        {
            var text = journal.ReadDocument("comparable")!;
            Assert.Contains(_bench.Order(trials: 3).Host.FullVersion, text, StringComparison.Ordinal);
            journal.WriteDocument("comparable", text.Replace(_bench.Order(trials: 3).Host.FullVersion, "0.0.1", StringComparison.Ordinal));
        }
        var record = await _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce());

        Assert.Equal(3, record.Search.Trials[Purpose.Search]);
        Assert.Equal(2, record.Verdict.TestLooks);
        Assert.Contains(_bench.Lines, l => l.StartsWith("ToyNet: the version of NasGen changed; earlier trials were set aside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_journal_that_was_set_aside_is_used_again_after_a_kill_between_two_renames()
    {
        await _bench.Search(_bench.Order(trials: 3, seed: 1), new FunctionWorkforce());
        await _bench.Search(_bench.Order(trials: 3, seed: 2), new FunctionWorkforce());
        var path = _bench.Model.JournalPath(_bench.State);
        File.Move(path, Path.ChangeExtension(path, ".elsewhere.journal"));
        var back = await _bench.Search(_bench.Order(trials: 3, seed: 1), new FunctionWorkforce());

        Assert.Equal(6, back.Search.Trials[Purpose.Search]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Force_begins_a_new_journal_and_keeps_the_old_one_even_if_the_new_search_fails(bool isDamaged)
    {
        await _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce());
        var path = _bench.Model.JournalPath(_bench.State);
        if (isDamaged) await File.WriteAllTextAsync(path, "this was a journal");
        var before = await File.ReadAllBytesAsync(path);
        var failing = new FunctionWorkforce { BeforeTraining = (_, _) => throw new WorkerCrashedException("exit code 139") };
        await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 3) with { Force = true }, failing));
        var again = await _bench.Search(_bench.Order(trials: 3) with { Force = true }, new FunctionWorkforce());

        Assert.Equal(3, again.Search.Trials[Purpose.Search]);
        Assert.Equal(2, again.Verdict.TestLooks);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.ChangeExtension(path, ".replaced.journal")));
        Assert.True(File.Exists(Path.ChangeExtension(path, ".replaced-2.journal")));
        Assert.Contains(_bench.Lines, l => l.EndsWith("earlier trials were set aside in ToyNet-7099bd8b.replaced.journal.", StringComparison.Ordinal));
    }
}
