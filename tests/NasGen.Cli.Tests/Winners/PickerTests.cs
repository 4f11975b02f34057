using NasGen.Cli.Records;
using NasGen.Cli.Tests.Sessions;
using NasGen.Cli.Winners;
using NasGen.Search.Contracts;
using NasGen.Search.Records;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Winners;

public sealed class PickerTests
{
    private static readonly Limit Small = new("Parameters", 250);

    private static Picker Of(Bench bench, params string[] types) => new(bench.Model, bench.State, name => types.Contains(name) ? $"the type {name}" : null);

    private static async Task<Bench> Searched(ToySpace? space = null)
    {
        var bench = new Bench(space);
        await bench.Search(bench.Order(trials: 30), new FunctionWorkforce());
        return bench;
    }

    [Fact]
    public async Task The_names_of_the_classes_stand_in_record_winners_and_picks()
    {
        using var bench = new Bench();
        var data = new DataSummary(160, 40, 40, [4], 2, "sha256:data", ["ill", "well"]);
        await bench.Search(bench.Order(trials: 30), new FunctionWorkforce { Data = () => data });
        Of(bench).Pick("ToyNetSmall", Small);

        Assert.Equal(data.Labels, RecordFile.Read(bench.Model.RecordPath).Data.Classes);
        foreach (var name in new[] { "ToyNetBest", "ToyNetSmall" })
            Assert.Contains("string[] Classes { get; } = { \"ill\", \"well\" };", await File.ReadAllTextAsync(bench.Model.WinnerPath(name)), StringComparison.Ordinal);
        Assert.Empty(Verification.Check(bench.Model));
    }

    [Fact]
    public async Task The_best_trial_within_the_limit_is_written_recorded_and_verified()
    {
        using var bench = await Searched();
        var before = bench.Trials();
        var best = before.Where(t => t is { State: TrialState.Completed, Purpose: not "retrain" } && t.Costs["Parameters"] <= Small.Max)
            .MaxBy(t => t.Metrics["Accuracy"])!;

        var said = Of(bench).Pick("ToyNetSmall", Small);

        var record = RecordFile.Read(bench.Model.RecordPath);
        Assert.Equal("ToyNetBest", record.Winners[0].Class);
        Assert.Equal("ToyNetSmall", record.Winners[^1].Class);
        Assert.Equal(best.Genotype.ToString(), record.Winners[^1].Genotype);
        Assert.Equal(new LimitRecord { Cost = "Parameters", Max = 250 }, record.Winners[^1].Limit);
        Assert.Contains("sealed class ToyNetSmall : ToyNet", await File.ReadAllTextAsync(bench.Model.WinnerPath("ToyNetSmall")), StringComparison.Ordinal);
        Assert.Empty(Verification.Check(bench.Model));
        Assert.Equal(before.Count, bench.Trials().Count);
        Assert.Contains("ToyNetSmall", said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picked_winner_that_was_edited_is_found_by_verify()
    {
        using var bench = await Searched();
        Of(bench).Pick("ToyNetSmall", Small);
        await File.AppendAllTextAsync(bench.Model.WinnerPath("ToyNetSmall"), "// mine\n");
        Assert.Equal("NAS3004", Assert.Single(Verification.Check(bench.Model)).Code);
    }

    [Fact]
    public async Task Picking_again_under_the_same_name_replaces_it()
    {
        using var bench = await Searched();
        Of(bench).Pick("ToyNetSmall", Small);
        Of(bench, "ToyNetSmall").Pick("ToyNetSmall", new Limit("Parameters", 350));
        Assert.Equal(350, Assert.Single(RecordFile.Read(bench.Model.RecordPath).Winners, w => w.Class == "ToyNetSmall").Limit!.Max);
        Assert.Empty(Verification.Check(bench.Model));
    }

    [Fact]
    public async Task A_later_search_chooses_the_pick_again_within_its_limit()
    {
        using var bench = await Searched();
        Of(bench).Pick("ToyNetSmall", Small);

        await bench.Search(bench.Order(trials: 60), new FunctionWorkforce());

        var picked = Assert.Single(RecordFile.Read(bench.Model.RecordPath).Winners, w => w.Class == "ToyNetSmall");
        Assert.Equal(250, picked.Limit!.Max);
        Assert.NotNull(picked.Test);
        Assert.Empty(Verification.Check(bench.Model));
    }

    [Fact]
    public async Task A_limit_that_no_trial_meets_is_reported_with_the_smallest_value()
    {
        using var bench = await Searched();
        var error = Assert.Throws<NasException>(() => Of(bench).Pick("ToyNetSmall", new Limit("Parameters", 5)));
        Assert.Equal("NAS2042", error.Code);
        Assert.Contains("within 5 parameters. The smallest value is 100 parameters", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(bench.Model.WinnerPath("ToyNetSmall")));
    }

    [Fact]
    public async Task A_limit_on_a_cost_that_was_never_measured_is_an_error()
    {
        using var bench = await Searched();
        var error = Assert.Throws<NasException>(() => Of(bench).Pick("ToyNetSmall", new Limit("Latency", 1)));
        Assert.Contains("known latency", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("class", "not a valid class name")]
    [InlineData("Toy Net", "not a valid class name")]
    [InlineData("ToyNetBest", "the winner of ToyNet itself")]
    [InlineData("ToyNetTiny", "is a [Pick] of ToyNet")]
    [InlineData("Taken", "the type Taken has that name")]
    [InlineData("record", "keeps names of lower-case letters alone for keywords")]
    public async Task A_name_that_cannot_be_used_is_an_error_with_the_reason(string name, string why)
    {
        using var bench = await Searched(new ToySpace { Picks = [new("ToyNetTiny", "Parameters", 150)] });
        Assert.Contains(why, Assert.Throws<NasException>(() => Of(bench, "Taken").Pick(name, Small)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_a_pick_is_not_overwritten()
    {
        using var bench = await Searched();
        await File.WriteAllTextAsync(bench.Model.WinnerPath("Mine"), "// mine");
        Assert.Throws<NasException>(() => Of(bench).Pick("Mine", Small));
        Assert.Equal("// mine", await File.ReadAllTextAsync(bench.Model.WinnerPath("Mine")));
    }

    [Fact]
    public async Task Without_a_journal_there_is_nothing_to_pick()
    {
        using var bench = await Searched();
        Directory.Delete(bench.State, recursive: true);
        Assert.Contains("Search first", Assert.Throws<NasException>(() => Of(bench).Pick("ToyNetSmall", Small)).Message, StringComparison.Ordinal);
    }
}
