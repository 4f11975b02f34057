using System.Globalization;
using Microsoft.Data.Sqlite;
using NasGen.Search.Feasibility;
using NasGen.Search.Journals;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Journals;

/// <summary>A journal can be damaged by a disk, edited, or come with a pull request. Reading it succeeds, or says what is wrong.</summary>
public sealed class DamagedJournalTests : IDisposable
{
    private const int Trials = 40;
    private readonly TemporaryDirectory _directory = new();

    public DamagedJournalTests()
    {
        using var journal = Open();
        journal.BeginRun("10m", "random", DateTimeOffset.UnixEpoch);
        for (var id = 1; id <= Trials; id++)
        {
            var trial = JournalWriterProgram.Trial(id);
            journal.Append(trial.Genotype, new CostEstimate(trial.Costs));
            journal.Append(trial, id);
        }
        journal.Append(new TestLook("DigitsNetBest", ExampleSpaces.Digits.Default, 7, new Dictionary<string, double> { ["Accuracy"] = 0.98 }));
        journal.WriteDocument("plan", """{"length":1}""");
    }

    private string Path => _directory.File("DigitsNet-00000000.journal");

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("state", "'Complxted'")]
    [InlineData("state", "'2'")]
    [InlineData("state", "'Running'")]
    [InlineData("state", "'completed'")]
    [InlineData("state", "x'00'")]
    [InlineData("genotype", "'Stem='")]
    [InlineData("genotype", "'Stem=Nothing; DropoutRate=0.1'")]
    [InlineData("genotype", "7")]
    [InlineData("fidelity", "'abc'")]
    [InlineData("fidelity", "0")]
    [InlineData("fidelity", "-1")]
    [InlineData("fidelity", "9e999")]
    [InlineData("seed", "'-1'")]
    [InlineData("seed", "'99999999999999999999999'")]
    [InlineData("metrics", "'null'")]
    [InlineData("metrics", "'{'")]
    [InlineData("metrics", "'[1]'")]
    [InlineData("metrics", "'{\"Accuracy\":\"many\"}'")]
    [InlineData("metrics", "'{\"Accuracy\":null}'")]
    [InlineData("costs", "'null'")]
    [InlineData("costs", "''")]
    [InlineData("seconds", "-3")]
    [InlineData("seconds", "'x'")]
    [InlineData("seconds", "1e300")]
    [InlineData("start", "5")]
    [InlineData("purpose", "x'ff'")]
    [InlineData("cause", "x'00'")]
    [InlineData("id", "-3")]
    [InlineData("id", "9223372036854775807")]
    public void A_row_of_a_trial_that_cannot_be_read_is_left_out_and_named_and_the_search_goes_on(string column, string value)
    {
        Execute($"UPDATE trials SET {column} = {value} WHERE sequence = 2");

        using var journal = Open();
        var trials = journal.Trials();

        Assert.Equal(Enumerable.Range(1, Trials).Where(id => id != 2), trials.Select(t => (int)t.Id));
        Assert.StartsWith("row 2 of trials cannot be read: ", Assert.Single(journal.Unreadable), StringComparison.Ordinal);
        var next = JournalWriterProgram.Trial(journal.NextTrial());
        journal.Append(next, 3);
        Assert.Equal(next.Id, journal.Trials()[^1].Id);
    }

    [Theory]
    [InlineData("UPDATE runs SET started = 'soon'", "row 1 of runs")]
    [InlineData("UPDATE runs SET spent = 'x'", "row 1 of runs")]
    [InlineData("UPDATE runs SET spent = 1e300", "row 1 of runs")]
    [InlineData("UPDATE runs SET finished = 7", "row 1 of runs")]
    [InlineData("UPDATE test_looks SET seed = 'x'", "row 1 of test_looks")]
    [InlineData("UPDATE test_looks SET metrics = 'null'", "row 1 of test_looks")]
    [InlineData("UPDATE documents SET value = '{' WHERE key = 'plan'", "'plan'")]
    [InlineData("UPDATE meta SET value = '-1' WHERE key = 'seed'", "row 'seed' of meta")]
    [InlineData("DELETE FROM meta WHERE key = 'versions'", "row 'versions' of meta")]
    [InlineData("UPDATE meta SET value = '../../elsewhere' WHERE key = 'space'", "row 'space' of meta")]
    [InlineData("UPDATE meta SET value = '/tmp/elsewhere' WHERE key = 'space'", "row 'space' of meta")]
    [InlineData("UPDATE meta SET value = x'00' WHERE key = 'space'", "row 'space' of meta")]
    [InlineData("UPDATE meta SET value = '{' WHERE key = 'descriptor'", "row 'descriptor' of meta")]
    [InlineData("CREATE VIEW more AS SELECT 1", "'more'")]
    [InlineData("CREATE TRIGGER forget AFTER INSERT ON trials BEGIN DELETE FROM trials; END", "'forget'")]
    [InlineData("ALTER TABLE trials RENAME COLUMN seed TO seeds", "seed")]
    [InlineData("ALTER TABLE runs RENAME TO sessions", "runs")]
    [InlineData("PRAGMA user_version=99", "99")]
    public void Anything_else_that_cannot_be_read_is_an_error_that_names_it(string damage, string named)
    {
        Execute(damage);

        var error = Assert.Throws<JournalException>(ReadAll);

        Assert.Equal(JournalFailure.Unreadable, error.Failure);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains(Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_that_cannot_be_read_is_made_again()
    {
        var before = DryRuns().Count;
        Execute("UPDATE dry_runs SET detail = '{\"Stem\":[]}' WHERE sequence = (SELECT MIN(sequence) FROM dry_runs)");

        Assert.Equal(before - 1, DryRuns().Count);
    }

    /// <summary>The rows of a damaged or foreign file need not be unique, whatever its index says.</summary>
    [Fact]
    public void A_dry_run_that_is_there_twice_is_read_once()
    {
        var before = DryRuns();
        Execute("CREATE TABLE twice AS SELECT * FROM dry_runs; INSERT INTO twice SELECT sequence + 1000, genotype, costs, cause, detail FROM dry_runs");
        Execute("DROP TABLE dry_runs; ALTER TABLE twice RENAME TO dry_runs");

        Assert.Equal(before, DryRuns());
    }

    /// <summary>Whatever bits are flipped, reading succeeds or is an error of the journal, and a trial that is returned is one that was written.</summary>
    [Fact]
    public void Flipped_bits_never_lead_to_another_exception()
    {
        var whole = File.ReadAllBytes(Path);
        var random = new Random(16);
        var (read, refused) = (0, 0);
        for (var i = 0; i < 400; i++)
        {
            var bytes = (byte[])whole.Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(Path, bytes);
            try
            {
                ReadAll();
                read++;
            }
            catch (JournalException)
            {
                refused++;
            }
        }
        Assert.InRange(read, 100, 395);
        Assert.InRange(refused, 5, 300);
    }

    private IReadOnlyList<Genotype> DryRuns()
    {
        using var journal = Open();
        return [.. journal.DryRuns().Select(dryRun => dryRun.Genotype)];
    }

    private void ReadAll()
    {
        using (var reader = Journal.OpenToRead(Path, header => header.Descriptor.EndsWith('}') ? ExampleSpaces.Digits : throw new FormatException("no end")))
            ReadAll(reader);
        using var writer = Open();
        ReadAll(writer);
        writer.BeginRun("1m", "random", DateTimeOffset.UnixEpoch);
        writer.Append(JournalWriterProgram.Trial(writer.NextTrial()), 1);
    }

    private static void ReadAll(Journal journal)
    {
        journal.Runs();
        journal.DryRuns();
        journal.TestLooks();
        Assert.InRange(journal.Trials().Count + journal.Unreadable.Count, 0, Trials + 1);
        journal.ReadDocument("plan", text => System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("length").GetDouble());
    }

    private Journal Open() => Journal.Open(Path, ExampleSpaces.Digits, JournalWriterProgram.Header);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection(string.Create(CultureInfo.InvariantCulture, $"Data Source={Path};Pooling=False"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
