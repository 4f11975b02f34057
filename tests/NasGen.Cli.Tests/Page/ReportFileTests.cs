using System.Text.Json;
using NasGen.Cli.Page;
using NasGen.Cli.Tests.Sessions;
using NasGen.Search.Contracts;
using NasGen.Search.Records;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Cli.Tests.Page;

public sealed class ReportFileTests : IDisposable
{
    private const long MostBytes = 3 << 20;
    private readonly string _folder = Directory.CreateTempSubdirectory("nasgen-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_page_of_a_thousand_trials_is_at_most_three_megabytes()
    {
        var page = ReportFile.Write(LargeJournal.Write(_folder, 1000), _folder);
        Assert.Equal("LargeNet.report.html", Path.GetFileName(page));
        Assert.InRange(new FileInfo(page).Length, 1, MostBytes);
        Assert.Equal(1000, Data(page).GetProperty("trials").GetArrayLength());
    }

    [Fact]
    public async Task A_search_writes_the_page_and_prints_its_path()
    {
        using var bench = new Bench();
        await bench.Search(bench.Order(trials: 12), new FunctionWorkforce());
        var path = ReportFile.PathOf(bench.Model.JournalPath(bench.State), "ToyNet");
        Assert.Contains($"  report: {path}", bench.Lines);
        Assert.Equal(bench.Trials().Count, Data(path).GetProperty("trials").GetArrayLength());
    }

    [Fact]
    public async Task What_was_said_about_the_data_stands_on_the_page()
    {
        using var bench = new Bench();
        var workforce = new FunctionWorkforce
        {
            Data = () => new DataSummary(160, 40, 40, [4], 2, "sha256:data") { Notes = [new("NAS2061", "Class 1 has no training sample.")] },
        };
        await bench.Search(bench.Order(trials: 4), workforce);
        var page = Data(ReportFile.PathOf(bench.Model.JournalPath(bench.State), "ToyNet"));
        Assert.Contains("NAS2061: Class 1 has no training sample.", page.GetProperty("repeat").EnumerateArray().Select(line => line[1].GetString()));
    }

    [Fact]
    public async Task The_page_of_a_model_that_is_linked_from_elsewhere_finds_the_record_in_the_projects_folder()
    {
        using var bench = new Bench(new ToySpace { File = "../elsewhere/ToyNet.cs" });
        await bench.Search(bench.Order(trials: 4), new FunctionWorkforce());
        var page = Data(ReportFile.PathOf(bench.Model.JournalPath(bench.State), "ToyNet"));
        Assert.StartsWith("ToyNetBest reaches", page.GetProperty("verdict").GetString());
    }

    /// <summary>A folder at the path of the page has the effect of a full disk. Winners and record are written, and the search succeeds.</summary>
    [Fact]
    public async Task A_page_that_cannot_be_written_is_a_warning_and_the_search_succeeds()
    {
        using var bench = new Bench();
        var path = ReportFile.PathOf(bench.Model.JournalPath(bench.State), "ToyNet");
        Directory.CreateDirectory(Path.Combine(path, "in the way"));
        var record = await bench.Search(bench.Order(trials: 4), new FunctionWorkforce());
        Assert.True(File.Exists(bench.Model.WinnerPath(record.Winners[0].Class)));
        Assert.Contains(bench.Lines, l => l.StartsWith("  warning: no report could be written", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Latency beyond the limit of 0.1 ms: 0.102 ms.", "Latency beyond the limit of 0.1 ms")]
    [InlineData("NAS2010: It threw. The architecture: Stem=MlpBlock", "NAS2010: It threw.")]
    public void Causes_that_differ_only_in_details_share_a_row(string cause, string kind) => Assert.Equal(kind, Words.Cause(cause));

    [Fact]
    public void Text_of_the_user_cannot_end_the_script_block()
    {
        using var bench = new Bench(new ToySpace { Rates = ["0", "0.1"] });
        var data = ReportPage.ToJson(Empty with { Verdict = "</script><script>alert(1)</script>" });
        Assert.DoesNotContain("<", data, StringComparison.Ordinal);
        Assert.Equal("</script><script>alert(1)</script>", JsonDocument.Parse(data).RootElement.GetProperty("verdict").GetString());
    }

    [Fact]
    public void NaN_is_null_in_the_page()
    {
        var trial = new ReportTrial(
            1, "", "search", "strategy", nameof(TrialState.Failed), 1, new Dictionary<string, double> { ["Loss"] = double.NaN },
            new Dictionary<string, double>(), new Dictionary<string, string>(), "1 s", [null]);
        var json = JsonDocument.Parse(ReportPage.ToJson(Empty with { Trials = [trial] })).RootElement.GetProperty("trials")[0];
        Assert.Equal(JsonValueKind.Null, json.GetProperty("metrics").GetProperty("Loss").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("genes")[0].ValueKind);
    }

    [Fact]
    public void A_file_that_is_not_a_journal_is_an_error() =>
        Assert.Equal("NAS2025", Assert.Throws<NasException>(() => ReportFile.Write(Path.Combine(_folder, "no.journal"), _folder)).Code);

    private static ReportData Empty => new()
    {
        Space = "",
        Verdict = "",
        Metric = new("Accuracy", true),
        Decisions = [],
        Trials = [],
        Marks = [],
        Fronts = [],
        Repeat = [],
    };

    private static JsonElement Data(string page)
    {
        const string Start = "<script type=\"application/json\" id=\"nas-data\">";
        var html = File.ReadAllText(page);
        var from = html.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return JsonDocument.Parse(html[from..html.IndexOf("</script>", from, StringComparison.Ordinal)]).RootElement;
    }
}
