using System.IO.Compression;
using NasGen.Search.Numerics;
using NasGen.Search.Replay;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Journals;
using NasGen.Search.Tests.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Replay;

public sealed class TableReaderTests
{
    private static RecordedTable Read(string text) => TableReader.Read(new StringReader(text), "table.csv");

    [Fact]
    public void Columns_become_decisions_and_metrics()
    {
        var table = Read("d:op,m:acc,d:width\nconv,0.5,16\npool,0.75,8\nconv,,8\n");
        Assert.Equal(["op", "width"], table.Space.Decisions.Select(d => d.Name));
        Assert.Equal(["8", "16"], Assert.IsType<Ordinal>(table.Space.Decisions[1].Domain).Options);
        Assert.Equal([0.5, 0.75, double.NaN], table.Column("acc"));
        Assert.Equal(1, table.RowOf(table.Space.Parse("op=pool; width=8")));
        Assert.Equal(-1, table.RowOf(table.Space.Parse("op=pool; width=16")));
    }

    [Fact]
    public void An_empty_cell_is_a_decision_that_is_not_alive_and_another_says_when()
    {
        var table = Read("d:op,d:kernel,m:acc\nconv,3,1\nconv,5,2\npool,3,3\nskip,,4\n");
        var condition = table.Space.Decisions[1].When!;
        Assert.Equal(("op", "conv,pool"), (condition.Decision, string.Join(',', condition.Options)));
        Assert.Equal(3, table.RowOf(table.Space.Parse("op=skip")));
    }

    [Fact]
    public void Quoted_fields_hold_commas_and_gzip_is_unpacked()
    {
        using var directory = new TemporaryDirectory();
        var path = Path.Combine(directory.Path, "t.csv.gz");
        using (var writer = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest))) writer.Write("\uFEFFd:op,m:acc\r\n\"conv, \"\"deep\"\"\",1\r\n");
        Assert.Equal(["conv, \"deep\""], Assert.IsType<Categorical>(TableReader.Read(path).Space.Decisions[0].Domain).Options);
    }

    /// <summary>Tables come with pull requests. None takes more memory or time than its length allows.</summary>
    [Theory]
    [InlineData(1_000_000, 1, 1, "more than 1000 cells")]
    [InlineData(1, 100_000, 100_000, "has 100000 options, and a table may have 10000")]
    [InlineData(100, 3_000, 2_999, "Rows ")]
    public void A_table_of_too_many_columns_or_options_is_refused_soon(int columns, int rows, int options, string part)
    {
        var text = new System.Text.StringBuilder();
        for (var column = 0; column < columns; column++) text.Append("d:c").Append(column).Append(',');
        text.Append("m:x\n");
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++) text.Append(row % options).Append(',');
            text.Append("1\n");
        }
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.Contains(part, Assert.Throws<TableException>(() => Read(text.ToString())).Message, StringComparison.Ordinal);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void A_decision_with_a_text_of_its_own_in_each_row_is_refused() => Assert.Contains(
        "has 2000 options, and a table may have 1000",
        Assert.Throws<TableException>(() => Read("d:a,m:b\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"x{i},1\n")))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("\n")]
    [InlineData(",")]
    [InlineData("x,1\n")]
    public void A_small_gzip_file_that_stands_for_a_huge_table_is_refused(string part)
    {
        using var directory = new TemporaryDirectory();
        var path = Path.Combine(directory.Path, "bomb.csv.gz");
        using (var writer = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest)))
        {
            writer.Write("d:a,m:b\n");
            for (var i = 0; i < 64; i++) writer.Write(string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)));
        }
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<TableException>(() => TableReader.Read(path));

        // Allocated in all, of which little is held at a time.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_500_000_000);
    }

    [Theory]
    [InlineData("", 0, "empty")]
    [InlineData("d:a,m:b\n", 0, "no row")]
    [InlineData("d:a,b\nx,1\n", 1, "'b'")]
    [InlineData("d:a,d:b\nx,1\n", 0, "'m:'")]
    [InlineData("d:a,d:a,m:b\nx,y,1\n", 1, "two columns d:a")]
    [InlineData("d:a,m:b\nx,1\ny,high\n", 3, "'high'")]
    [InlineData("d:a,m:b\nx,1\n\ny\n", 4, "1 fields")]
    [InlineData("d:a,m:b\nx,1\nx,2\n", 0, "Rows 1 and 2")]
    [InlineData("d:a,m:b\n3,1\n,2\n", 0, "d:a")]
    [InlineData("d:a,m:b\n\"x,1\ny,2\n", 2, "does not end")]
    public void What_is_no_table_is_refused_with_the_line(string text, int line, string part)
    {
        var exception = Assert.Throws<TableException>(() => Read(text));
        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
        Assert.True(line == 0 || exception.Line == line, $"{exception.Line}");
    }

    [Fact]
    public void An_unknown_metric_is_answered_with_the_nearest() =>
        Assert.Contains("'accuracy'", Assert.Throws<TableException>(() => Read("d:a,m:accuracy\nx,1\n").Column("acuracy")).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_written_of_trials_is_read_again()
    {
        var space = ExampleSpaces.Digits;
        var random = new NasGen.Search.Numerics.RandomStream(1, "trials");
        Trial[] trials = [.. Enumerable.Range(1, 200).Select(id => new Trial(id, space.Sample(random), "search", 1, 0)
        {
            State = id % 7 == 0 ? TrialState.Failed : TrialState.Completed,
            Metrics = id % 7 == 0 ? new Dictionary<string, double>() : new Dictionary<string, double> { ["Accuracy"] = random.NextDouble() },
            Costs = new Dictionary<string, double> { ["Parameters"] = id },
        })];
        using var text = new StringWriter();
        TableWriter.Write(text, space, trials);
        var table = Read(text.ToString());

        Assert.Equal(trials.Select(t => t.Genotype.ToString()).Distinct(), table.Rows.Select(r => r.ToString()));
        foreach (var same in trials.Where(t => t.State == TrialState.Completed).GroupBy(t => t.Genotype.ToString()))
            Assert.Equal(same.Average(t => t.Metrics["Accuracy"]), table.Column("Accuracy")[table.RowOf(table.Space.Parse(same.Key))], 12);
    }

    [Fact]
    public void Less_training_is_a_column_of_its_own()
    {
        var space = ExampleSpaces.Digits;
        Trial Trial(int id, double fidelity, double value) =>
            new(id, space.Default, "search", fidelity, 0) { State = TrialState.Completed, Metrics = new Dictionary<string, double> { ["Accuracy"] = value } };
        using var text = new StringWriter();
        TableWriter.Write(text, space, [Trial(1, 1.0 / 9, 0.5), Trial(2, 1, 0.8)]);
        Assert.EndsWith("m:Accuracy,m:Accuracy@0.111", text.ToString().Split('\n')[0], StringComparison.Ordinal);
        Assert.EndsWith(",0.8,0.5", text.ToString().Split('\n')[1], StringComparison.Ordinal);
    }
}
