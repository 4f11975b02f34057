using NasGen.Cli.Page;
using NasGen.Cli.Records;
using NasGen.Cli.Tests.Sessions;
using NasGen.Cli.Winners;
using NasGen.Search.Contracts;
using NasGen.Search.Records;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Winners;

/// <summary>Records come with pull requests. What they say must not decide which files are written.</summary>
public sealed class HostileRecordTests : IAsyncLifetime
{
    private readonly Bench _bench = new();
    private readonly string _outside = Directory.CreateTempSubdirectory("nasgen-outside-").FullName;

    public async Task InitializeAsync() => await _bench.Search(_bench.Order(trials: 4), new FunctionWorkforce());

    public Task DisposeAsync()
    {
        _bench.Dispose();
        Directory.Delete(_outside, recursive: true);
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("{outside}/Best")]
    [InlineData("../{name}/Best")]
    [InlineData("sub/Best")]
    [InlineData("ToyNet")]
    [InlineData("Invented")]
    [InlineData("class")]
    [InlineData("A {{ }} class B")]
    [InlineData("")]
    public async Task A_search_writes_no_class_that_only_the_record_names(string name)
    {
        var before = Files();
        AddPick(name.Replace("{outside}", _outside, StringComparison.Ordinal).Replace("{name}", Path.GetFileName(_outside), StringComparison.Ordinal));

        await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce());

        Assert.Equal(before, Files());
        Assert.Empty(Directory.GetFileSystemEntries(_outside));
        Assert.Contains(_bench.Lines, line => line.Contains("names 1 pick that cannot be chosen again", StringComparison.Ordinal));
        Assert.Equal(["ToyNetBest"], RecordFile.Read(_bench.Model.RecordPath).Winners.Select(w => w.Class));
        Assert.Empty(Verification.Check(_bench.Model));
    }

    [Fact]
    public async Task Hundreds_of_invented_picks_make_no_file_and_one_line()
    {
        var before = Files();
        AddPick([.. Enumerable.Range(0, 300).Select(i => $"Invented{i}")]);

        await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce());

        Assert.Equal(before, Files());
        var line = Assert.Single(_bench.Lines, l => l.Contains("picks that cannot be chosen again", StringComparison.Ordinal));
        Assert.Contains("300 picks", line, StringComparison.Ordinal);
        Assert.InRange(line.Length, 1, 400);
    }

    [Theory]
    [InlineData("// mine")]
    [InlineData("namespace Toys;\n\npublic sealed class Mine : ToyNet\n{\n}\n")]
    [InlineData("")]
    public async Task Neither_a_search_nor_a_pick_overwrites_a_file_that_is_no_winner_even_if_the_record_names_it(string text)
    {
        await File.WriteAllTextAsync(_bench.Model.WinnerPath("Mine"), text);
        AddPick("Mine");

        Assert.Throws<NasException>(() => new Picker(_bench.Model, _bench.State, _ => null).Pick("Mine", new Limit("Parameters", 250)));
        await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce());

        Assert.Equal(text, await File.ReadAllTextAsync(_bench.Model.WinnerPath("Mine")));
    }

    [Theory]
    [InlineData("Parameters", ".nan")]
    [InlineData("Parameters", "-1")]
    [InlineData("Parameters", "0")]
    [InlineData("Color", "250")]
    [InlineData("''", "250")]
    public async Task A_pick_within_a_limit_that_means_nothing_is_left_out(string cost, string max)
    {
        new Picker(_bench.Model, _bench.State, _ => null).Pick("ToyNetSmall", new Limit("Parameters", 250));
        var text = await File.ReadAllTextAsync(_bench.Model.RecordPath);
        var wrong = text.Replace("cost: Parameters", $"cost: {cost}", StringComparison.Ordinal).Replace("max: 250", $"max: {max}", StringComparison.Ordinal);
        Assert.NotEqual(text, wrong);
        await File.WriteAllTextAsync(_bench.Model.RecordPath, wrong);

        await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce());

        Assert.Equal(["ToyNetBest"], RecordFile.Read(_bench.Model.RecordPath).Winners.Select(w => w.Class));
    }

    [Theory]
    [InlineData("space: &a {name: x}\nsearch: *a\n", 2)]
    [InlineData("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nwinners: *c\n", 2)]
    [InlineData("{deep}", 1)]
    [InlineData("space:\n  name: !!python/object [", 2)]
    [InlineData("verdict:\nspace: {}\n", 1)]
    [InlineData("winners:\n  - costs:\n", 2)]
    [InlineData("winners:\n  - seeds: [1, ]\n    validation: {Accuracy: }\n", 3)]
    public void A_record_of_aliases_depth_or_nothing_is_an_error_with_its_line(string text, int line)
    {
        text = text.Replace("{deep}", new string('[', 100_000), StringComparison.Ordinal);

        var error = Assert.Throws<NasException>(() => RecordFile.Parse(text, "ToyNet.nas.yaml"));

        Assert.Equal("NAS3005", error.Code);
        Assert.InRange(error.Line, line, line + 1);
    }

    [Fact]
    public void A_record_that_never_ends_is_not_read()
    {
        File.Delete(_bench.Model.RecordPath);
        File.CreateSymbolicLink(_bench.Model.RecordPath, "/dev/zero");

        Assert.Equal("NAS3005", Assert.Throws<NasException>(() => RecordFile.Read(_bench.Model.RecordPath)).Code);
    }

    [Theory]
    [InlineData("Stem=Other=")]
    [InlineData("Stem=NoBlock;")]
    [InlineData("Stem=<script>alert(1)</script>")]
    public void A_report_leaves_out_a_record_whose_winner_is_no_architecture_of_the_space(string genotype)
    {
        var text = File.ReadAllText(_bench.Model.RecordPath);
        File.WriteAllText(_bench.Model.RecordPath, text.Replace("Stem=", genotype, StringComparison.Ordinal));
        var journal = _bench.Model.JournalPath(_bench.State);

        var data = ReportBuilder.Build(ReportSource.Read(journal, _bench.Folder));

        Assert.DoesNotContain("ToyNetBest", data.Verdict, StringComparison.Ordinal);
        Assert.NotNull(data.Winner);
    }

    private void AddPick(params string[] names)
    {
        var text = File.ReadAllText(_bench.Model.RecordPath);
        var genotype = RecordFile.Read(_bench.Model.RecordPath).Winners[0].Genotype;
        var picks = string.Concat(names.Select(name =>
            $"  - class: '{name}'\n    seed: 1\n    found-by: search\n    genotype: '{genotype}'\n    limit:\n      cost: Parameters\n      max: 250\n"));
        File.WriteAllText(_bench.Model.RecordPath, text.Replace("baselines:", picks + "baselines:", StringComparison.Ordinal));
        Assert.Equal(1 + names.Length, RecordFile.Read(_bench.Model.RecordPath).Winners.Count);
    }

    private string[] Files() =>
        [.. Directory.GetFiles(_bench.Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
