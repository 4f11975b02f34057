using System.Text.Json;
using NasGen.Cli.Page;
using NasGen.Cli.Tests.Sessions;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Records;
using NasGen.Search.Tests.Sessions;

namespace NasGen.Cli.Tests.Page;

/// <summary>The code lengths of layers: computed when finalists are trained again, kept in the journal, shown from the journal alone.</summary>
public sealed class UntanglingTests
{
    internal static readonly LayerCode[] Layers =
    [
        new(new("", 1, 1), 4, new(CodeLengthKind.Infinite)),
        new(new("Stem", 1, 2), 4, new(CodeLengthKind.Undefined)),
        new(new("Stem", 2, 2), 4, new(CodeLengthKind.Finite, 2)),
        new(new("Head", 1, 1), 2, new(CodeLengthKind.Finite, 1, IsExact: true)),
    ];

    [Fact]
    public async Task Code_lengths_are_computed_only_in_the_first_trainings_of_winner_and_baselines()
    {
        using var bench = new Bench();
        var workforce = new FunctionWorkforce();
        var record = await bench.Search(bench.Order(trials: 12), workforce);
        var asked = workforce.Trainings.Where(t => t.Request.UntanglingSeconds > 0).ToArray();
        Assert.All(asked, t => Assert.Equal((true, 10.0), (t.Request.OpenTest, t.Request.UntanglingSeconds)));
        Assert.All(asked, t => Assert.Equal(t, workforce.Trainings.First(other => other.Request.OpenTest && other.Genotype.Equals(t.Genotype))));
        Assert.Equal(
            Compared(record).Select(b => b.Genotype).Append(record.Winners[0].Genotype).Distinct().Order(),
            asked.Select(t => t.Genotype.ToString()).Order());
    }

    [Fact]
    public async Task A_page_is_written_again_from_the_journal_alone()
    {
        using var bench = new Bench();
        var record = await bench.Search(bench.Order(trials: 12), new FunctionWorkforce { Layers = Layers });
        var journal = bench.Model.JournalPath(bench.State);
        File.Delete(ReportFile.PathOf(journal, "ToyNet"));
        var shown = ReportBuilder.Build(ReportSource.Read(journal, bench.Folder)).Untangling!;

        Assert.Equal(1, shown.Least);
        Assert.Equal(["input", "Stem", "Head"], shown.Stages);
        Assert.Contains(record.Winners[0].Class, shown.Networks[0].Names);
        Assert.Empty(Compared(record).Select(b => b.Name).Except(shown.Networks.SelectMany(n => n.Names)));
        Assert.All(shown.Networks, network => Assert.Equal(
            [
                new ReportLayer("input", 0, 4, "infinite", 0, "∞ (none found)"), new("Stem 1 of 2", 0.5, 4, "undefined", 0, "undefined: collapsed"),
                new("Stem 2 of 2", 1, 4, "finite", 2, "≤ 2"), new("Head", 2, 2, "finite", 1, "1"),
            ],
            network.Layers));
    }

    [Fact]
    public async Task A_journal_without_code_lengths_yields_a_page_without_them()
    {
        using var bench = new Bench();
        await bench.Search(bench.Order(trials: 4), new FunctionWorkforce());
        var data = ReportBuilder.Build(ReportSource.Read(bench.Model.JournalPath(bench.State), bench.Folder));
        Assert.Null(data.Untangling);
        Assert.False(JsonDocument.Parse(ReportPage.ToJson(data)).RootElement.TryGetProperty("untangling", out _));
    }

    private static IEnumerable<BaselineRecord> Compared(RunRecord record) => record.Baselines.Where(b => b.Name is not ("runner-up" or "trivial"));

    [Theory]
    [InlineData(null, 10), InlineData(240.0, 4.8), InlineData(3600.0, 10)]
    public void Code_lengths_take_at_most_a_fiftieth_of_the_budget_and_ten_seconds(double? budget, double expected) =>
        Assert.Equal(expected, Reserve.Untangling(budget is { } seconds ? TimeSpan.FromSeconds(seconds) : null).TotalSeconds, 1e-9);
}
