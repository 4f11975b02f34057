using NasGen.Search.Contracts;

namespace NasGen.Tests.Data;

/// <summary>Headers that look like data, and data that look like a header.</summary>
public sealed class CsvHeaderTests : IDisposable
{
    private readonly TemporaryProject _project = new();

    public void Dispose() => _project.Dispose();

    private static DataDescriptor Csv(string label) => new(DataKind.Csv, "d.csv", [label]);

    [Theory]
    [InlineData("0.5,0.25,1", "1")]
    [InlineData("5,0,0", "5")]
    [InlineData("0,2,1", "1")]
    [InlineData("-1,0,1", "1")]
    public void A_first_row_of_numbers_is_data_and_not_a_header(string first, string label)
    {
        var error = _project.With("d.csv", first + "\n" + string.Concat(Enumerable.Repeat("1,2,0\n2,1,1\n", 9))).Fails(Csv(label), [2]);
        Assert.Equal("NAS2002", error.Code);
        Assert.Contains("The first row of 'd.csv' has only numbers. It looks like data", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0,1,2", "2")]
    [InlineData("1,2,3", "1")]
    public void Columns_that_are_named_by_their_numbers_are_a_header(string first, string label)
    {
        using var data = _project.With("d.csv", first + "\n" + string.Concat(Enumerable.Repeat("1,2,0\n0,1,1\n", 9))).Load(Csv(label), [2], classes: 3);
        Assert.Equal(18, data.Summary.Training + data.Summary.Validation + data.Summary.Test);
    }

    [Fact]
    public void A_file_without_a_header_is_told_to_have_one()
    {
        var error = _project.With("d.csv", "5.1,3.5,1.4,0.2,setosa\n4.9,3.0,1.4,0.2,setosa\n").Fails(Csv("species"), [4]);
        Assert.Equal("NAS2002", error.Code);
        Assert.Contains("Add a first row with the names.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_two_columns_have_is_ambiguous()
    {
        var error = _project.With("d.csv", "x,side,side\n1,0,1\n").Fails(Csv("side"), [2]);
        Assert.Equal("NAS2002", error.Code);
        Assert.Contains("two columns 'side' (the label column)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_in_the_middle_of_the_data_is_recognised()
    {
        var error = _project.With("d.csv", "x,side\n1,0\n2,1\nx,side\n3,0\n").Fails(Csv("side"), [1]);
        Assert.Equal(("NAS2003", 4), (error.Code, error.Line));
        Assert.Contains("Does the file repeat its header?", error.Message, StringComparison.Ordinal);
    }
}
