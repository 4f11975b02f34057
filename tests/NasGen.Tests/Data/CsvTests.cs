using System.Globalization;
using System.Text;
using NasGen.Data;
using NasGen.Search.Contracts;
using TorchSharp;

namespace NasGen.Tests.Data;

public sealed class CsvTests : IDisposable
{
    private readonly TemporaryProject _project = new();

    public void Dispose() => _project.Dispose();

    private static DataDescriptor Csv(
        string path = "d.csv", string? group = null, string? time = null, string[]? ignore = null, string? test = null, params string[] labels) =>
        new(DataKind.Csv, path, labels.Length == 0 ? ["label"] : labels, group, time, ignore, test);

    /// <summary>Rows whose only input is the row's number and whose label alternates.</summary>
    private static string Rows(int count, Func<int, string>? label = null)
    {
        var text = new StringBuilder("x,label\n");
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i},{label?.Invoke(i) ?? (i % 2).ToString(CultureInfo.InvariantCulture)}\n");
        return text.ToString();
    }

    [Theory]
    [InlineData("d.csv")]
    [InlineData("d.csv.gz")]
    public void Columns_keep_their_order_and_are_reshaped_to_the_input(string name)
    {
        var rows = string.Concat(Enumerable.Repeat("1,2.5,0,-3e-1,4\n1,2.5,1,-3e-1,4\n", 20));
        using var data = _project.With(name, "a,b,label,c,d\n" + rows).Load(Csv(name), [1, 2, 2]);
        Assert.Equal(new long[] { 1, 2, 2 }, data.Training.Inputs.shape[1..]);
        Assert.Equal([1f, 2.5f, -0.3f, 4f], data.Training.Inputs[0].data<float>().ToArray());
        Assert.Equal(torch.ScalarType.Int64, data.Training.Targets.dtype);
    }

    [Fact]
    public void Without_a_test_file_64_16_and_20_percent_are_split_by_class()
    {
        using var data = _project.With("d.csv", Rows(200)).Load(Csv(), [1]);
        Assert.Equal((128, 32, 40), (data.Summary.Training, data.Summary.Validation, data.Summary.Test));
        foreach (var part in new[] { data.Training, data.Validation, data.Test })
            Assert.Equal(part.Count / 2, part.Targets.sum().item<long>());
    }

    [Fact]
    public void With_a_test_file_only_the_rest_is_split()
    {
        using var data = _project.With("d.csv", Rows(100)).With("t.csv", "label,x\n1,7\n0,8\n").Load(Csv(test: "t.csv"), [1]);
        Assert.Equal((80, 20, 2), (data.Summary.Training, data.Summary.Validation, data.Summary.Test));
        Assert.Equal([7f, 8f], data.Test.Inputs.data<float>().ToArray());
    }

    [Fact]
    public void Text_labels_are_numbered_in_ordinal_order_and_named_in_the_summary()
    {
        using var data = _project.With("d.csv", Rows(60, i => i % 3 == 0 ? "cat" : i % 3 == 1 ? "Bird" : "ant")).Load(Csv(), [1], classes: 3);
        Assert.Equal<string>(["Bird", "ant", "cat"], data.Summary.Labels!);
        long[] expected = [2, 0, 1]; // The labels are cat, Bird and ant in turn.
        Assert.All(Enumerable.Range(0, data.Training.Count), i =>
            Assert.Equal(expected[(int)data.Training.Inputs[i, 0].item<float>() % 3], data.Training.Targets[i].item<long>()));
    }

    [Fact]
    public void Regression_takes_several_targets_as_floats()
    {
        var rows = string.Concat(Enumerable.Range(0, 30).Select(i => $"{i},{i}.5,{2 * i}\n"));
        using var data = _project.With("d.csv", "x,u,v\n" + rows).Load(Csv(labels: ["u", "v"]), [1], TaskKind.Regression, 0);
        Assert.Equal(new long[] { 19, 2 }, data.Training.Targets.shape);
        Assert.True((data.Training.Inputs + 0.5).allclose(data.Training.Targets[.., ..1], 0, 0));
    }

    [Fact]
    public void Quotes_blank_lines_semicolons_and_a_byte_order_mark_are_understood()
    {
        var rows = string.Concat(Enumerable.Repeat("1;\"a \"\"b\"\"\nc; d\";0\r\n\r\n2;;1\r\n", 10));
        using var data = _project.With("d.csv", "\uFEFF\"x;1\";note;label\r\n" + rows).Load(Csv(ignore: ["note"]), [1]);
        Assert.Equal(20, data.Summary.Training + data.Summary.Validation + data.Summary.Test);
        Assert.True(data.Training.Inputs.sub(1).squeeze().equal(data.Training.Targets.to(torch.ScalarType.Float32)).all().item<bool>());
    }

    [Fact]
    public void A_missing_file_points_to_the_model_and_names_a_near_one()
    {
        var error = _project.With("digits.csv", Rows(9)).Fails(Csv("digts.csv"), [1]);
        Assert.Equal(("NAS2001", 12), (error.Code, error.Line));
        Assert.EndsWith(Path.Combine("Models", "Net.cs"), error.File, StringComparison.Ordinal);
        Assert.Contains("'digits.csv'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_label_column_names_the_nearest()
    {
        var error = _project.With("d.csv", "x,Lable\n1,0\n").Fails(Csv(), [1]);
        Assert.Equal("NAS2002", error.Code);
        Assert.Contains("Did you mean 'Lable'?", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc", "NAS2003", "'abc' is not a number")]
    [InlineData("", "NAS2003", "the cell is empty")]
    [InlineData("NaN", "NAS2004", "not a finite number")]
    [InlineData("NA", "NAS2004", "not a finite number")]
    [InlineData("1e99", "NAS2004", "not a finite number")]
    public void A_bad_cell_points_to_its_line_and_names_row_and_column(string cell, string code, string message)
    {
        var error = _project.With("d.csv", $"x,y,label\n1,2,0\n\n3,{cell},1\n").Fails(Csv(), [2]);
        Assert.Equal((code, 4), (error.Code, error.Line));
        Assert.EndsWith("d.csv", error.File, StringComparison.Ordinal);
        Assert.Contains("row 2, column 'y'", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,label\n1,0\n2\n", "NAS2003", "row 2 has 1 cells, but the header has 2")]
    [InlineData("x,label\n1,0\n2,x\n", "NAS2003", "'x' is not a class number")]
    [InlineData("x,label\n1,0\n2,2\n", "NAS2005", "run from 0 to 2")]
    [InlineData("x,label\n1,1\n2,1\n", "NAS2005", "All 2 labels")]
    [InlineData("x,label\n1,a\n2,b\n3,c\n", "NAS2005", "a, b, c")]
    [InlineData("x,y,label\n1,1,0\n", "NAS2006", "2 input columns (x, y)")]
    [InlineData("x,label\n1,0\n2,1\n", "NAS2008", "too few")]
    [InlineData("", "NAS2001", "is empty")]
    [InlineData("x,label\n", "NAS2001", "no rows")]
    [InlineData("x,label\n1,\"0\n", "NAS2001", "does not end")]
    public void An_error_names_what_is_wrong_with_data_that_cannot_be_used(string text, string code, string message)
    {
        var error = _project.With("d.csv", text).Fails(Csv(), [1]);
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    /// <summary>docs/attributes.md and the documentation of <c>[Csv]</c> and <c>[Idx]</c> promise this.</summary>
    [Fact]
    public void A_compressed_file_is_recognised_by_its_content_whatever_its_name()
    {
        _project.With("d.csv.gz", Rows(50)).With("plain.csv", Rows(50));
        File.Move(Path.Combine(_project.Directory, "d.csv.gz"), Path.Combine(_project.Directory, "d.csv"));
        File.Move(Path.Combine(_project.Directory, "plain.csv"), Path.Combine(_project.Directory, "plain.csv.gz"));
        using DataSet compressed = _project.Load(Csv(), [1]), plain = _project.Load(Csv("plain.csv.gz"), [1]);
        Assert.Equal(compressed.Summary.Hash, plain.Summary.Hash);
    }

    [Fact]
    public void A_damaged_archive_is_an_error_of_the_file()
    {
        byte[] bytes = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];
        Assert.Equal("NAS2001", _project.With("d.csv.gz", bytes).Fails(Csv("d.csv.gz"), [1]).Code);
    }

    [Fact]
    public void The_hash_depends_on_the_samples_but_not_on_the_split_or_the_format()
    {
        _project.With("d.csv", Rows(50)).With("d.csv.gz", Rows(50)).With("other.csv", Rows(51));
        using DataSet a = _project.Load(Csv(), [1], seed: 1), b = _project.Load(Csv("d.csv.gz"), [1], seed: 2), c = _project.Load(Csv("other.csv"), [1]);
        Assert.Equal(a.Summary.Hash, b.Summary.Hash);
        Assert.NotEqual(a.Summary.Hash, c.Summary.Hash);
        Assert.NotEqual(a.Training.Inputs.data<float>().ToArray(), b.Training.Inputs.data<float>().ToArray());
    }
}
