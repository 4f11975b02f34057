using NasGen.Search.Contracts;
using TorchSharp;

namespace NasGen.Tests.Data;

/// <summary>The columns of a separate test file are found by name.</summary>
public sealed class CsvTestFileTests : IDisposable
{
    private const string Training = "x,y,side\n";

    private readonly TemporaryProject _project = new();

    public CsvTestFileTests() => _project.With("train.csv", Training + Rows(i => $"{i},{-i},{i % 2}"));

    public void Dispose() => _project.Dispose();

    private static DataDescriptor Csv(string? group = null, string? time = null, string[]? ignore = null, string path = "train.csv") =>
        new(DataKind.Csv, path, ["side"], group, time, ignore, Test: "test.csv");

    private static string Rows(Func<int, string> row, int count = 40) => string.Concat(Enumerable.Range(0, count).Select(i => row(i) + "\n"));

    [Theory]
    [InlineData("x,y,side\n1,2,0\n3,4,1\n")]
    [InlineData("side,y,x\n0,2,1\n1,4,3\n")]
    [InlineData("y,side,x\n2,0,1\n4,1,3\n")]
    public void Columns_in_another_order_give_the_same_samples(string test)
    {
        using var data = _project.With("test.csv", test).Load(Csv(), [2]);
        Assert.Equal([1f, 2f, 3f, 4f], data.Test.Inputs.data<float>().ToArray());
        Assert.Equal([0L, 1L], data.Test.Targets.data<long>().ToArray());
    }

    [Theory]
    [InlineData("height,weight,side\n1,2,0\n", "lacks the input columns x, y, and has the columns height, weight, which 'train.csv' has not")]
    [InlineData("x,side\n1,0\n", "lacks the input columns y. ")]
    [InlineData("x,Y,side\n1,2,0\n", "lacks the input columns y, and has the columns Y")]
    [InlineData("x,y,side,note\n1,2,0,9\n", "has the columns note, which 'train.csv' has not")]
    [InlineData("x,y,Side\n1,2,0\n", "has the columns Side")]
    [InlineData("x,y\n1,2\n", "has no column 'side' (the label column)")]
    [InlineData("x,x,y,side\n1,1,2,0\n", "two columns 'x' (an input column)")]
    [InlineData("0.5,0.25,1\n1,2,0\n", "has only numbers")]
    public void Missing_and_unknown_columns_are_named_with_the_file(string test, string message)
    {
        var error = _project.With("test.csv", test).Fails(Csv(), [2]);
        Assert.Equal("NAS2002", error.Code);
        Assert.Contains("'test.csv'", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,y,side\n1,2,0\n3,4,1\n")]
    [InlineData("x,y,side,patient,day\n1,2,0,,\n3,4,1,,\n")]
    public void A_test_file_needs_no_groups_times_and_ignored_columns_but_may_have_them(string test)
    {
        _project.With("full.csv", "x,patient,y,day,side,note\n" + Rows(i => $"{i},p{i / 4},{-i},{i},{i % 2},text")).With("test.csv", test);
        using var byGroup = _project.Load(Csv("patient", ignore: ["day", "note"], path: "full.csv"), [2]);
        using var byTime = _project.Load(Csv(time: "day", ignore: ["patient", "note"], path: "full.csv"), [2]);
        Assert.All(new[] { byGroup, byTime }, data => Assert.Equal([1f, 2f, 3f, 4f], data.Test.Inputs.data<float>().ToArray()));
    }

    [Fact]
    public void Several_numbers_to_predict_are_found_by_name_too()
    {
        _project.With("train.csv", "x,u,v\n" + Rows(i => $"{i},{2 * i},{3 * i}")).With("test.csv", "v,x,u\n30,1,20\n31,2,21\n");
        using var data = _project.Load(new DataDescriptor(DataKind.Csv, "train.csv", ["u", "v"], Test: "test.csv"), [1], TaskKind.Regression, 0);
        Assert.Equal([20f, 30f, 21f, 31f], data.Test.Targets.data<float>().ToArray());
    }
}
