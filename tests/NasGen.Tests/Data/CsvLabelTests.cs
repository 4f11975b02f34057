using System.Globalization;
using NasGen.Search.Contracts;

namespace NasGen.Tests.Data;

/// <summary>Labels that are not what they seem.</summary>
public sealed class CsvLabelTests : IDisposable
{
    private static readonly DataDescriptor Csv = new(DataKind.Csv, "d.csv", ["side"]);

    private readonly TemporaryProject _project = new();

    public void Dispose() => _project.Dispose();

    /// <summary>Thirty rows whose labels alternate, except for some.</summary>
    private TemporaryProject Labels(string[] labels, params (int Row, string Label)[] others) => _project.With("d.csv", "x,side\n" + string.Concat(
        Enumerable.Range(1, 30).Select(row => $"{row},{Array.Find(others, o => o.Row == row).Label ?? labels[row % labels.Length]}\n")));

    [Theory]
    [InlineData("", "NAS2003", "the label is empty")]
    [InlineData("NaN", "NAS2004", "'NaN' stands for a missing value")]
    [InlineData("null", "NAS2004", "'null' stands for a missing value")]
    [InlineData("N/A", "NAS2004", "'N/A' stands for a missing value")]
    public void A_missing_label_is_no_class_whatever_row_it_is_in(string label, string code, string message)
    {
        foreach (var row in (int[])[1, 7])
            foreach (var labels in (string[][])[["yes", "no"], ["0", "1"]])
            {
                var error = Labels(labels, (row, label)).Fails(Csv, [1], classes: 3);
                Assert.Equal((code, row + 1), (error.Code, error.Line));
                Assert.Contains($"row {row}, column 'side'", error.Message, StringComparison.Ordinal);
                Assert.Contains(message, error.Message, StringComparison.Ordinal);
            }
    }

    [Fact]
    public void A_missing_label_of_the_test_file_names_that_file()
    {
        var error = Labels(["yes", "no"]).With("t.csv", "x,side\n1,yes\n2,\n").Fails(Csv with { Test = "t.csv" }, [1]);
        Assert.Equal(("NAS2003", 3), (error.Code, error.Line));
        Assert.EndsWith("t.csv", error.File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "0.5")]
    [InlineData(9, "1.25")]
    [InlineData(9, "1e-3")]
    [InlineData(9, "maybe")]
    [InlineData(9, "1e300")]
    public void A_class_that_is_no_whole_number_names_its_cell(int row, string label)
    {
        var error = Labels(["0", "1"], (row, label)).Fails(Csv, [1]);
        Assert.Equal(("NAS2003", row + 1), (error.Code, error.Line));
        Assert.Contains($"row {row}, column 'side': '{label}' is not a class number", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("16777217")]
    [InlineData("3000000001")]
    [InlineData("9007199254740993")]
    public void A_large_class_number_is_read_exactly_and_is_out_of_range(string label)
    {
        var error = Labels(["0", "1"], (9, label)).Fails(Csv, [1]);
        Assert.Equal("NAS2005", error.Code);
        Assert.Contains($"run from 0 to {label}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_beside_a_training_of_the_users_own_are_checked_too()
    {
        Assert.Contains("run from 0 to 2", Labels(["0", "1", "2"]).Fails(Csv, [1], TaskKind.Custom, 2).Message, StringComparison.Ordinal);
        Labels(["0", "1", "2"]).Load(Csv, [1], TaskKind.Custom, 0).Dispose();
    }

    [Theory]
    [InlineData(16_777_216, 1)]
    [InlineData(20_250_001_000_000, 1)]
    [InlineData(1_700_000_000, 3)]
    public void Identifiers_to_predict_that_float32_makes_equal_name_their_cell(long first, long step)
    {
        string[] labels = [.. Enumerable.Range(0, 30).Select(i => (first + step * i).ToString(CultureInfo.InvariantCulture))];
        var error = Labels(labels).Fails(Csv, [1], TaskKind.Regression, 0);
        Assert.Equal("NAS2004", error.Code);
        Assert.Contains(" in float32, and the numbers of this column differ by too little", error.Message, StringComparison.Ordinal);
        Assert.True(error.Line > 1);
    }

    [Fact]
    public void Identifiers_among_the_inputs_that_float32_makes_equal_name_their_cell()
    {
        var rows = string.Concat(Enumerable.Range(0, 30).Select(i => $"{20_250_001_000_001 + i},{i % 2}\n"));
        var error = _project.With("d.csv", "id,side\n" + rows).Fails(Csv, [1]);
        Assert.Equal("NAS2004", error.Code);
        Assert.Contains("column 'id': 20,250,001,000,0", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(350_000_123, 1_000_000)]
    [InlineData(1_700_000_000, 86_400)]
    [InlineData(16_777_217, 0)]
    public void Large_quantities_keep_what_matters_and_are_read(long first, long step)
    {
        var rows = string.Concat(Enumerable.Range(0, 30).Select(i => $"{first + step * i},{i % 2}\n"));
        _project.With("d.csv", "x,side\n" + rows).Load(Csv, [1]).Dispose();
    }

    [Fact]
    public void Targets_that_are_all_the_same_teach_nothing()
    {
        var error = Labels(["2.5"]).Fails(Csv, [1], TaskKind.Regression, 0);
        Assert.Equal("NAS2005", error.Code);
        Assert.Contains("All 30 targets of the data are 2.5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classification_takes_one_label_column()
    {
        var error = _project.With("d.csv", "x,a,b\n1,0,1\n2,1,0\n").Fails(new DataDescriptor(DataKind.Csv, "d.csv", ["a", "b"]), [1]);
        Assert.Equal("NAS2006", error.Code);
        Assert.Contains("a, b", error.Message, StringComparison.Ordinal);
    }
}
