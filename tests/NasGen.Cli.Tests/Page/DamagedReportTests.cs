using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using NasGen.Cli.Page;
using NasGen.Cli.Terminal;
using NasGen.Cli.Tests.Sessions;
using NasGen.Search.Contracts;
using NasGen.Search.Journals;
using NasGen.Search.Ledgers;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;
using Spectre.Console;

namespace NasGen.Cli.Tests.Page;

public sealed class DamagedReportTests : IDisposable
{
    private readonly IAnsiConsole _console = AnsiConsole.Console;

    public DamagedReportTests() => AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) });

    public void Dispose() => AnsiConsole.Console = _console;

    [Fact]
    public async Task Texts_of_a_model_are_no_part_of_the_page()
    {
        const string Script = "</script><script>alert(1)</script><img src=x onerror=alert(1)>";
        using var bench = new Bench();
        var workforce = new FunctionWorkforce
        {
            BeforeTraining = (training, _) => training.Genotype["Stem.Depth"] == "3" ? throw new NasException("NAS2010", Script) : Task.CompletedTask,
        };
        await bench.Search(bench.Order(trials: 15), workforce);
        var record = File.ReadAllText(bench.Model.RecordPath);
        File.WriteAllText(bench.Model.RecordPath, record.Replace("class: ToyNetBest", $"class: '{Script}'", StringComparison.Ordinal));

        var page = ReportPage.Html(ReportBuilder.Build(ReportSource.Read(bench.Model.JournalPath(bench.State), bench.Folder)));

        Assert.Contains("alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
    }

    /// <summary>The record is damaged along with the journal.</summary>
    [Fact]
    public async Task The_report_and_the_table_of_a_journal_with_flipped_bits_are_made_or_refused()
    {
        using var bench = new Bench();
        await bench.Search(bench.Order(trials: 12), new FunctionWorkforce());
        var (journal, random) = (bench.Model.JournalPath(bench.State), new Random(4));
        var (made, refused) = (0, 0);
        var files = ((string[])[journal, bench.Model.RecordPath]).Select(path => (Path: path, Whole: File.ReadAllBytes(path))).ToArray();
        for (var i = 0; i < 150; i++)
        {
            foreach (var (path, whole) in files)
            {
                var bytes = (byte[])whole.Clone();
                for (var flips = random.Next(1, 4); flips > 0; flips--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                await File.WriteAllBytesAsync(path, bytes);
            }
            try
            {
                ReportPage.Html(ReportBuilder.Build(ReportSource.Read(journal, bench.Folder)));
                using var open = JournalFile.OpenToRead(journal);
                JournalTable.Write(open, new Goal(SpaceDescriptor.Parse(open.Header.Descriptor).Task));
                made++;
            }
            catch (JournalException)
            {
                refused++;
            }
        }
        Assert.InRange(made, 20, 149);
        Assert.InRange(refused, 1, 149);
    }

    /// <summary>One name is damaged after the other, and one value after the other is missing.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_report_of_a_journal_whose_description_of_the_space_lacks_a_part_is_made_or_refused(bool isNull)
    {
        using var bench = new Bench();
        await bench.Search(bench.Order(trials: 4), new FunctionWorkforce());
        var (journal, parts) = (bench.Model.JournalPath(bench.State), Parts(JsonNode.Parse(bench.Model.DescriptorText)!).Count());
        var refused = 0;
        for (var part = 0; part < parts; part++)
        {
            var descriptor = JsonNode.Parse(bench.Model.DescriptorText)!;
            var (holder, name) = Parts(descriptor).ElementAt(part);
            var value = holder[name];
            holder.Remove(name);
            holder[isNull ? name : name + "x"] = isNull ? null : value;
            Describe(journal, descriptor.ToJsonString());
            try
            {
                ReportPage.Html(ReportBuilder.Build(ReportSource.Read(journal, bench.Folder)));
            }
            catch (JournalException e)
            {
                Assert.Contains("describes the space", e.Message, StringComparison.Ordinal);
                refused++;
            }
        }
        Assert.InRange(refused, 10, parts - 10);
    }

    /// <summary>All named parts of a JSON tree, with the object that holds each.</summary>
    private static IEnumerable<(JsonObject Holder, string Name)> Parts(JsonNode? node) => node switch
    {
        JsonObject holder => [.. holder.SelectMany(part => Parts(part.Value).Prepend((holder, part.Key)))],
        JsonArray list => list.SelectMany(Parts),
        _ => [],
    };

    private static void Describe(string journal, string descriptor)
    {
        using var connection = new SqliteConnection($"Data Source={journal};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous=OFF; UPDATE meta SET value = $descriptor WHERE key = 'descriptor'";
        command.Parameters.AddWithValue("$descriptor", descriptor);
        command.ExecuteNonQuery();
    }
}
