using System.Globalization;
using NasGen.Cli.Commands;
using NasGen.Cli.Replay;
using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Replay;

/// <summary>A comparison of recorded tables.</summary>
public sealed class CompareCommandTests : IDisposable
{
    private static readonly ObjectiveSet Objectives = new([new("test", true), new("flops", false)]);

    private readonly string _folder = Directory.CreateTempSubdirectory("nasgen-").FullName;

    [Fact]
    public void A_table_of_better_architectures_is_better_in_both_clauses()
    {
        var findings = TableComparison.Run([Table("plain", 0), Table("good", 3)], Objectives, null, 0);
        Assert.Equal(("good", "good"), (findings.Verdict.Typical.Better, findings.Verdict.Front.Better));
        Assert.Equal((40, 40), (findings.Comparison.First.Count, findings.Comparison.Second.Count));
        Assert.Equal("plain and good: 40 random architectures of each", findings.Lines().First());
    }

    [Fact]
    public void Rows_are_drawn_by_the_seed_and_each_once()
    {
        string[] Names(ulong seed) =>
            [.. TableComparison.Run([Table("plain", 0), Table("good", 3)], Objectives, 10, seed).Comparison.First.Architectures.Select(a => a.Name)];
        Assert.Equal(10, Names(1).Distinct().Count());
        Assert.Equal(Names(1), Names(1));
        Assert.NotEqual(Names(1), Names(2));
    }

    [Fact]
    public void Rows_beyond_a_limit_are_not_of_the_space_and_rows_without_a_value_count_as_failed()
    {
        var path = Table("plain", 0);
        File.AppendAllText(path, "40,,5\n41,0.5,5000\n");
        var sample = TableComparison.Run([path, Table("good", 3)], new ObjectiveSet(Objectives.All, [new("flops", 1000)]), null, 0).Comparison.First;
        Assert.Equal((40, 1), (sample.Count, sample.Failed));
    }

    [Fact]
    public void Several_seeds_give_a_paired_interval_over_draws()
    {
        var findings = TableComparison.Run([Table("plain", 0), Table("good", 3)], Objectives, 10, seed: 5, seeds: 4);
        double[] differences =
        [
            .. Enumerable.Range(5, 4).Select(seed => TableComparison.Run([Table("plain", 0), Table("good", 3)], Objectives, 10, (ulong)seed).Comparison.Median)
                .Select(median => median.First - median.Second),
        ];
        Assert.Equal((4, 5UL), (findings.Repeated!.Seeds, findings.Seed));
        Assert.Equal(differences.Average(), findings.Repeated.Median.Estimate, 9);
        Assert.True(findings.Repeated.Median.High < 0);
        Assert.True(findings.Repeated.Front.High < 0);
        Assert.Single(findings.Lines(), line => line.StartsWith("  over 4 seeds, plain − good: median test -", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_seeds_of_whole_tables_are_an_error() => Assert.Equal(
        "NAS2041", Assert.Throws<NasException>(() => TableComparison.Run([Table("plain", 0), Table("good", 3)], Objectives, null, 0, seeds: 2)).Code);

    [Fact]
    public void Tables_of_the_same_name_are_told_apart_by_their_paths()
    {
        var other = Directory.CreateDirectory(Path.Combine(_folder, "other")).FullName;
        var (one, two) = (Table("plain", 0), Path.Combine(other, "plain.csv"));
        File.Copy(one, two);
        var compared = TableComparison.Run([one, two], Objectives, null, 0).Comparison;
        Assert.Equal((one, two), (compared.First.Name, compared.Second.Name));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void A_table_or_a_cost_that_is_missing_is_an_error(int tables, int objectives)
    {
        string[] paths = [Table("plain", 0), Table("good", 3)];
        var error = Assert.Throws<NasException>(() => TableComparison.Run(paths[..tables], new ObjectiveSet([.. Objectives.All.Take(objectives)]), null, 0));
        Assert.Equal("NAS2041", error.Code);
    }

    [Fact]
    public void More_rows_than_a_table_has_are_an_error()
    {
        var error = Assert.Throws<NasException>(() => TableComparison.Run([Table("plain", 0), Table("good", 3)], Objectives, 41, 0));
        Assert.Equal(("NAS2041", "plain.csv has 40 rows with all objectives within the limits, and 41 are needed."), (error.Code, error.Message));
    }

    [Theory]
    [InlineData("compare", "A", "B", "--trials", "4")]
    [InlineData("compare", "A", "B", "C", "D")]
    public void A_wrong_command_line_is_refused(params string[] args) => Assert.NotEmpty(NasGenCommand.Create().Parse(args).Errors);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Forty architectures whose quality grows with the logarithm of their cost, with noise, and is higher by a step in all.</summary>
    private string Table(string name, double step)
    {
        var path = Path.Combine(_folder, name + ".csv");
        var random = new RandomStream(7, name);
        var rows = Enumerable.Range(0, 40).Select(i => (Cost: 10 * (i + 1), Quality: Math.Log(i + 1) + step + 0.1 * random.NextGaussian()));
        File.WriteAllText(path, "d:size,m:test,m:flops\n"
            + string.Concat(rows.Select((row, i) => string.Create(CultureInfo.InvariantCulture, $"{i},{row.Quality},{row.Cost}\n"))));
        return path;
    }
}
