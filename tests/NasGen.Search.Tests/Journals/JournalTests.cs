using Microsoft.Data.Sqlite;
using NasGen.Search.Contracts;
using NasGen.Search.Feasibility;
using NasGen.Search.Journals;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Journals;

public sealed class JournalTests : IDisposable
{
    private static readonly JournalHeader Header = JournalWriterProgram.Header;
    private readonly TemporaryDirectory _directory = new();

    private string File => _directory.File("DigitsNet-00000000.journal");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Trials_come_back_as_they_were_in_the_order_of_finishing()
    {
        Trial[] trials = [.. ((long[])[2, 1, 3, 5, 4]).Select(JournalWriterProgram.Trial)];
        using (var journal = Open())
        {
            journal.BeginRun("10m", "random", DateTimeOffset.UnixEpoch);
            foreach (var trial in trials) journal.Append(trial, trial.Id);
        }
        using var reopened = Open();
        AssertEqual(trials, reopened.Trials());
    }

    /// <summary>The journals of earlier versions hold this text, and it is what is still written.</summary>
    [Fact]
    public void Metrics_of_three_sets_of_data_and_shapes_are_stored_as_ever_and_come_back()
    {
        static Dictionary<string, double> Accuracy(double value) => new() { ["Accuracy"] = value };
        var trial = new Trial(1, ExampleSpaces.Digits.Default, "retrain", 1, 7)
        {
            State = TrialState.Completed,
            Measured = new MeasuredMetrics(Accuracy(0.9)) { Test = Accuracy(0.8), Training = Accuracy(1) },
        };
        var shapes = new ArchitectureShapes(new Dictionary<string, RepeatShapes> { ["Stem"] = new([[1, 8], [4, 8]], [4, 2]), ["Head"] = new([[4, 2]], [10]) });
        using (var journal = Open())
        {
            journal.BeginRun("10m", "random", DateTimeOffset.UnixEpoch);
            journal.Append(trial.Genotype, new CostEstimate(new Dictionary<string, double>(), Shapes: shapes));
            journal.Append(trial, 1);
        }
        Assert.Equal("""{"Accuracy":0.9,"Test.Accuracy":0.8,"Training.Accuracy":1}""", Stored("SELECT metrics FROM trials"));
        Assert.Equal("""{"Stem":[[1,8],[4,8],[4,2]],"Head":[[4,2],[10]]}""", Stored("SELECT detail FROM dry_runs"));
        using var reopened = Open();
        var back = Assert.Single(reopened.Trials()).Measured;
        Assert.Equal((0.9, 0.8, 1.0), (back.Validation["Accuracy"], back.Test!["Accuracy"], back.Training!["Accuracy"]));
        Assert.Equal(["Accuracy"], back.Validation.Keys);
        Assert.Equal([[1, 8], [4, 8], [4, 2]], Assert.Single(reopened.DryRuns()).Estimate.Shapes!["Stem"].InOrder);
    }

    [Fact]
    public void Header_runs_dry_runs_looks_and_documents_come_back()
    {
        var genotype = ExampleSpaces.Digits.Default;
        var other = genotype.With(0, 2);
        using (var journal = Open())
        {
            journal.BeginRun("10m", "evolution", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)));
            journal.UpdateRun(12.5, isFinished: true);
            journal.BeginRun("200trials", "random", DateTimeOffset.UnixEpoch);
            journal.Append(genotype, new CostEstimate(new Dictionary<string, double> { ["Parameters"] = 12 }, Shapes: new(new Dictionary<string, RepeatShapes> { ["Stem"] = new([[1, 8], [4, 8]], [4, 2]) })));
            journal.Append(other, CostEstimate.Unbuildable("shapes differ"));
            journal.Append(new TestLook("DigitsNetBest", genotype, 7, new Dictionary<string, double> { ["Accuracy"] = 0.98 }));
            journal.WriteDocument("verdict", "{}");
            journal.WriteDocument("verdict", """{"outcome":"ties"}""");
        }
        using var reopened = Open();
        Assert.Equal(Header, reopened.Header);
        Assert.Equal(
            [
                new JournalRun(1, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), "10m", "evolution", true, 12.5),
                new JournalRun(2, DateTimeOffset.UnixEpoch, "200trials", "random", false, 0),
            ],
            reopened.Runs());
        var dryRuns = reopened.DryRuns();
        Assert.Equal([genotype, other], dryRuns.Select(d => d.Genotype));
        Assert.Equal(12, dryRuns[0].Estimate.Costs["Parameters"]);
        Assert.Equal([[1, 8], [4, 8], [4, 2]], dryRuns[0].Estimate.Shapes!["Stem"].InOrder);
        Assert.Equal((null, "shapes differ"), (dryRuns[1].Estimate.Shapes, dryRuns[1].Estimate.Cause));
        var look = Assert.Single(reopened.TestLooks());
        Assert.Equal(("DigitsNetBest", genotype, 7UL, 0.98), (look.Winner, look.Genotype, look.Seed, look.Metrics["Accuracy"]));
        Assert.Equal("""{"outcome":"ties"}""", reopened.ReadDocument("verdict"));
        Assert.Null(reopened.ReadDocument("front"));
    }

    [Theory]
    [InlineData("ALTER TABLE trials DROP COLUMN node; ALTER TABLE trials DROP COLUMN start; PRAGMA user_version=1", false)]
    [InlineData("ALTER TABLE trials DROP COLUMN node; ALTER TABLE trials DROP COLUMN start; PRAGMA user_version=1", true)]
    [InlineData("ALTER TABLE trials DROP COLUMN node; PRAGMA user_version=2", false)]
    [InlineData("ALTER TABLE trials DROP COLUMN node; PRAGMA user_version=2", true)]
    public void A_journal_of_an_earlier_format_is_read_and_brought_to_the_present_one(string back, bool isRead)
    {
        Trial[] trials = [JournalWriterProgram.Trial(1), JournalWriterProgram.Trial(2)];
        using (var journal = Open())
        {
            journal.BeginRun("10m", "random", DateTimeOffset.UnixEpoch);
            foreach (var trial in trials) journal.Append(trial, trial.Id);
        }
        Execute(back);
        using (var old = isRead ? Journal.OpenToRead(File, _ => ExampleSpaces.Digits) : Open())
        {
            AssertEqual(trials, old.Trials());
            Assert.All(old.Trials(), t => Assert.Equal((0, null), (t.From, t.Node)));
        }
        var continued = JournalWriterProgram.Trial(3) with { Fidelity = 1, From = 1.0 / 3, Node = "lab2:11112" };
        using var journalNow = Open();
        journalNow.Append(continued, 3);
        AssertEqual([.. trials, continued], journalNow.Trials());
        Assert.Equal(continued.Node, journalNow.Trials()[^1].Node);
    }

    [Fact]
    public void A_running_trial_is_not_written()
    {
        using var journal = Open();
        Assert.Throws<ArgumentException>(() => journal.Append(new Trial(1, ExampleSpaces.Digits.Default, "search", 1, 0), 0));
    }

    [Fact]
    public void A_journal_is_one_file_between_sessions()
    {
        using (var journal = Open()) journal.BeginRun("10m", "random", DateTimeOffset.UnixEpoch);
        Assert.Equal([File], Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public void A_journal_of_another_space_is_refused_and_stays_as_it_is()
    {
        Open().Dispose();
        var before = System.IO.File.ReadAllBytes(File);
        var exception = Assert.Throws<JournalException>(() => Journal.Open(File, ExampleSpaces.Digits, Header with { Hash = "sha256:2" }));
        Assert.Equal(JournalFailure.AnotherSpace, exception.Failure);
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void A_second_writer_is_refused_while_the_first_lives()
    {
        using (Open()) Assert.Equal(JournalFailure.InUse, Assert.Throws<JournalException>(Open).Failure);
        Open().Dispose();
    }

    [Fact]
    public async Task A_reader_sees_the_finished_trials_while_a_search_writes()
    {
        using var journal = Open();
        journal.BeginRun("10m", "random", DateTimeOffset.UnixEpoch);
        journal.Append(JournalWriterProgram.Trial(1), 1);
        var reading = Task.Run(() =>
        {
            var last = 0;
            while (last < 100)
            {
                using var reader = Journal.OpenToRead(File, header => header.Space == "DigitsNet" ? ExampleSpaces.Digits : throw new InvalidOperationException());
                var trials = reader.Trials();
                Assert.InRange(trials.Count, Math.Max(last, 1), 100);
                AssertEqual([.. Enumerable.Range(1, trials.Count).Select(i => JournalWriterProgram.Trial(i))], trials);
                last = trials.Count;
            }
        });
        for (var id = 2; id <= 100; id++) journal.Append(JournalWriterProgram.Trial(id), id);
        await reading.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_reader_cannot_write()
    {
        using (var journal = Open()) journal.BeginRun("10m", "random", DateTimeOffset.UnixEpoch);
        using var reader = Journal.OpenToRead(File, _ => ExampleSpaces.Digits);
        Assert.Equal(JournalFailure.NotWritable, Assert.Throws<JournalException>(() => reader.WriteDocument("a", "b")).Failure);
    }

    [Fact]
    public void A_full_disk_is_said_and_loses_no_finished_trial()
    {
        var written = 0;
        using (var journal = Journal.Open(File, ExampleSpaces.Digits, Header, maxPages: 30))
        {
            journal.BeginRun("10m", "random", DateTimeOffset.UnixEpoch);
            var exception = Assert.Throws<JournalException>(() =>
            {
                for (; written < 10_000; written++) journal.Append(JournalWriterProgram.Trial(written + 1), written);
            });
            Assert.Equal(JournalFailure.DiskFull, exception.Failure);
        }
        Assert.InRange(written, 10, 9_999);
        using var reopened = Open();
        AssertEqual([.. Enumerable.Range(1, written).Select(i => JournalWriterProgram.Trial(i))], reopened.Trials());
        reopened.Append(JournalWriterProgram.Trial(written + 1), 0);
    }

    [Fact]
    public void A_directory_that_cannot_be_written_is_said()
    {
        var file = _directory.File("file");
        System.IO.File.WriteAllText(file, "");
        var exception = Assert.Throws<JournalException>(() => Journal.Open(Path.Combine(file, "a.journal"), ExampleSpaces.Digits, Header));
        Assert.Equal(JournalFailure.NotWritable, exception.Failure);
        Directory.CreateDirectory(_directory.File("taken.journal"));
        exception = Assert.Throws<JournalException>(() => Journal.Open(_directory.File("taken.journal"), ExampleSpaces.Digits, Header));
        Assert.Equal(JournalFailure.NotWritable, exception.Failure);
    }

    [Fact]
    public void A_file_that_is_no_journal_is_said_and_kept()
    {
        System.IO.File.WriteAllText(File, string.Concat(Enumerable.Repeat("no database ", 1000)));
        var before = System.IO.File.ReadAllBytes(File);
        Assert.Equal(JournalFailure.Unreadable, Assert.Throws<JournalException>(Open).Failure);
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
        Assert.Equal(JournalFailure.Missing, Assert.Throws<JournalException>(() => Journal.OpenToRead(_directory.File("none"), _ => ExampleSpaces.Digits)).Failure);
    }

    internal static void AssertEqual(IReadOnlyList<Trial> expected, IReadOnlyList<Trial> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (e, a) in expected.Zip(actual))
        {
            Assert.Equal((e.Id, e.Genotype, e.Purpose, e.Fidelity, e.Seed), (a.Id, a.Genotype, a.Purpose, a.Fidelity, a.Seed));
            Assert.Equal((e.State, e.Cause, e.Seconds, e.From), (a.State, a.Cause, a.Seconds, a.From));
            Assert.Equal(e.Metrics.ToDictionary(), a.Metrics.ToDictionary());
            Assert.Equal(e.Costs.ToDictionary(), a.Costs.ToDictionary());
        }
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private string Stored(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }

    private Journal Open() => Journal.Open(File, ExampleSpaces.Digits, Header);
}
