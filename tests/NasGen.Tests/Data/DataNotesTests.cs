using System.Globalization;
using NasGen.Search.Contracts;

namespace NasGen.Tests.Data;

/// <summary>What the user is told of data that can be used.</summary>
public sealed class DataNotesTests : IDisposable
{
    private static readonly DataDescriptor Csv = new(DataKind.Csv, "d.csv", ["label"]);

    private readonly TemporaryProject _project = new();

    public void Dispose() => _project.Dispose();

    private TemporaryProject Rows(Func<int, string> label, int count = 100) =>
        _project.With("d.csv", "x,label\n" + string.Concat(Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"{i},{label(i)}\n"))));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Only(DataNote[] notes, string code)
    {
        var note = Assert.Single(notes);
        Assert.Equal(code, note.Code);
        return note.Text;
    }

    [Theory]
    [InlineData(5, "3, 4")]
    [InlineData(4, "3")]
    [InlineData(20, "3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 and 5 more")]
    public void Declared_classes_that_do_not_occur_are_named(int classes, string named)
    {
        using var data = Rows(i => $"{i % 3}").Load(Csv, [1], classes: classes);
        Assert.Contains($"do{(classes == 4 ? "es" : "")} not occur in the data: {named}.", Only(data.Summary.Notes, "NAS2061"), StringComparison.Ordinal);
    }

    [Fact]
    public void More_classes_than_texts_are_named_by_the_texts()
    {
        using var data = Rows(i => i % 2 == 0 ? "yes" : "no").Load(Csv, [1], classes: 3);
        Assert.Equal(
            "[Classification(3)] declares 3 classes, but the labels are 2 different texts: no, yes. Correct the number.", Only(data.Summary.Notes, "NAS2061"));
    }

    [Fact]
    public void A_class_of_the_last_days_has_no_training_sample()
    {
        var rows = Enumerable.Range(0, 100).Select(i => $"{i},{i},{(i >= 95 ? "rare" : i % 2 == 0 ? "a" : "b")}\n");
        _project.With("d.csv", "x,day,label\n" + string.Concat(rows));
        using var data = _project.Load(Csv with { Time = "day" }, [1], classes: 3);
        Assert.Contains("No training sample is of this class: 'rare'.", Only(data.Summary.Notes, "NAS2061"), StringComparison.Ordinal);
    }

    /// <summary>The label of sample i is i % 2: of the test samples, 1, 3 and 98 are repeated, and 5 has another label.</summary>
    [Fact]
    public void A_test_file_that_repeats_other_samples_is_said_with_their_number()
    {
        using var data = Rows(i => $"{i % 2}").With("t.csv", "x,label\n1,1\n3,1\n98,0\n98,0\n5,0\n-1,1\n").Load(Csv with { Test = "t.csv" }, [1], classes: 2);
        Assert.StartsWith(
            "4 of the 6 test samples are among the other samples too, with the same input and the same target.",
            Only(data.Summary.Notes, "NAS2069"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_percent_of_repeated_test_samples_is_chance()
    {
        using var data = Rows(i => $"{i % 2}")
            .With("t.csv", "x,label\n1,1\n" + string.Concat(Enumerable.Range(200, 99).Select(i => $"{i},{i % 2}\n")))
            .Load(Csv with { Test = "t.csv" }, [1], classes: 2);
        Assert.Empty(data.Summary.Notes);
    }

    [Fact]
    public void A_class_of_the_test_file_only_has_no_training_sample()
    {
        using var data = Rows(i => $"{i % 2}").With("t.csv", "x,label\n1,0\n2,2\n4,1\n").Load(Csv with { Test = "t.csv" }, [1], classes: 3);
        Assert.Contains("No training sample is of this class: 2.", Only(data.Summary.Notes, "NAS2061"), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_with_all_classes_and_targets_near_one_are_not_commented()
    {
        using (var classes = Rows(i => $"{i % 3}").Load(Csv, [1], classes: 3)) Assert.Empty(classes.Summary.Notes);
        using var numbers = Rows(i => Text(4 + Math.Sin(i))).Load(Csv, [1], TaskKind.Regression, 0);
        Assert.Empty(numbers.Summary.Notes);
        Assert.Equal(1, numbers.Summary.Outputs);
    }

    [Theory]
    [InlineData(350_000, 70_000, "Scale = [50_000], Offset = [350_000]")]
    [InlineData(0, 4_000, "Scale = [2_800], Offset = [0]")]
    [InlineData(1_000_250, 14, "Scale = [9.9], Offset = [1_000_250]")]
    [InlineData(-40, 0.566, "Scale = [0.4], Offset = [-40]")]
    [InlineData(0, 0.003, "Scale = [0.0021], Offset = [0]")]
    [InlineData(0, 2e-6, "Scale = [1.4e-6], Offset = [0]")]
    public void Targets_far_from_one_are_told_the_scale_to_write_which_ends_the_warning(double mean, double amplitude, string advice)
    {
        Rows(i => Text(mean + amplitude * Math.Sin(2 * Math.PI * i / 100)), 100);
        using var data = _project.Load(Csv, [1], TaskKind.Regression, 0);
        var text = Only(data.Summary.Notes, "NAS2062");
        Assert.Contains("'label' has the mean ", text, StringComparison.Ordinal);
        Assert.EndsWith($"Write [Regression({advice})]: outputs and metrics stay in the units of the targets.", text, StringComparison.Ordinal);

        double Number(string name) => double.Parse(
            advice.Split(name + " = [")[1].Split(']')[0].Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        using var scaled = _project.Load(Csv, [1], TaskKind.Regression, 0, output: new OutputDescriptor([Number("Scale")], [Number("Offset")]));
        Assert.Empty(scaled.Summary.Notes);
    }

    [Fact]
    public void Of_several_targets_those_that_are_far_are_named_and_all_get_a_scale()
    {
        _project.With("d.csv", "x,near,far\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"{i},{i % 2},{1000 * (i % 2)}\n")));
        using var data = _project.Load(new DataDescriptor(DataKind.Csv, "d.csv", ["near", "far"]), [1], TaskKind.Regression, 0);
        var text = Only(data.Summary.Notes, "NAS2062");
        Assert.DoesNotContain("'near'", text, StringComparison.Ordinal);
        Assert.Contains("'far' has the mean", text, StringComparison.Ordinal);
        Assert.Contains("Scale = [0.5, 500], Offset = [0.5, 500]", text, StringComparison.Ordinal);
        Assert.Equal(2, data.Summary.Outputs);
    }
}
