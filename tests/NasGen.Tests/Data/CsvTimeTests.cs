using System.Globalization;
using NasGen.Data;
using NasGen.Search.Contracts;

namespace NasGen.Tests.Data;

/// <summary>Times and groups of a CSV file.</summary>
public sealed class CsvTimeTests : IDisposable
{
    private readonly TemporaryProject _project = new();

    public void Dispose() => _project.Dispose();

    private static DataDescriptor Csv(string? time = "day", string? group = null) => new(DataKind.Csv, "d.csv", ["side"], group, time);

    private TemporaryProject Times(params string[] times) =>
        _project.With("d.csv", "x,day,side\n" + string.Concat(times.Select((time, i) => $"{i},{time},{i % 2}\n")));

    [Theory]
    [InlineData("2024-02-01", 0)]
    [InlineData("2024-02", 0)]
    [InlineData("2024-02-01T00:00Z", 0)]
    [InlineData("2024-02-01T13:30", 48_600)]
    [InlineData("2024-02-01T13:30:05", 48_605)]
    [InlineData("2024-02-01 13:30:05.25", 48_605.25)]
    [InlineData("2024-02-01T13:30:05+01:00", 45_005)]
    [InlineData("2024-02-01T13:30:05-05:30", 68_405)]
    [InlineData("2024-02-01 13:30:05.123456789Z", 48_605.1234567)]
    [InlineData("20240201T133005Z", 48_605)]
    [InlineData("2024-01-31T23:00-01:00", 0)]
    public void Dates_of_ISO_8601_are_seconds(string text, double afterFebruaryBegan)
    {
        Assert.True(IsoTime.TryParse(text, out var seconds));
        Assert.Equal(1_706_745_600 + afterFebruaryBegan, seconds, 1e-6);
    }

    [Theory]
    [InlineData("01/02/2024")]
    [InlineData("2024-02-30")]
    [InlineData("2024-2-1")]
    [InlineData("1 February 2024")]
    [InlineData("2024-02-01T25:00")]
    [InlineData("")]
    public void Other_dates_name_their_cell(string text)
    {
        var error = Times("2024-01-01", text).Fails(Csv(), [1]);
        Assert.Equal(("NAS2003", 3), (error.Code, error.Line));
        Assert.Contains($"row 2, column 'day': '{text}' is neither a number nor a date", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-01-01", "17", "'17' is a number, but the first row has a date")]
    [InlineData("17", "2024-01-01", "'2024-01-01' is a date, but the first row has a number")]
    public void Numbers_and_dates_do_not_mix(string first, string second, string message) =>
        Assert.Contains(message, Times(first, second).Fails(Csv(), [1]).Message, StringComparison.Ordinal);

    [Fact]
    public void Samples_are_split_in_the_order_of_their_dates_in_any_culture()
    {
        var here = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { DateTimeFormat = { DateSeparator = ".", TimeSeparator = "-" } };
            // The order of the dates is the reverse of that of the texts, because the offsets differ by a day.
            Times([.. Enumerable.Range(0, 40).Select(i => $"2024-01-01T{i % 24:00}:{59 - i:00}{(i % 2 == 0 ? "+14:00" : "-12:00")}")]);
            using var data = _project.Load(Csv(), [1]);
            Assert.Equal(data.Training.Times!.Order(), data.Training.Times!);
            Assert.True(data.Training.Times!.Max() < data.Validation.Times!.Min());
            Assert.True(data.Validation.Times!.Max() < data.Test.Times!.Min());
            Assert.All(data.Training.Inputs.data<float>().ToArray().Take(10), x => Assert.Equal(0f, x % 2));
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }

    [Fact]
    public void Samples_of_one_time_cannot_be_split_by_it()
    {
        var error = Times([.. Enumerable.Repeat("2024-01-01", 40)]).Fails(Csv(), [1]);
        Assert.Equal("NAS2008", error.Code);
        Assert.Contains("40 samples of 1 different times are too few", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_without_a_group_names_its_cell()
    {
        var error = _project.With("d.csv", "x,who,side\n1,a,0\n2,,1\n").Fails(Csv(time: null, group: "who"), [1]);
        Assert.Equal(("NAS2003", 3), (error.Code, error.Line));
        Assert.Contains("row 2, column 'who': the sample belongs to no group", error.Message, StringComparison.Ordinal);
    }
}
