using NasGen.Data;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Data;

public sealed class SampleFileTests : IDisposable
{
    private readonly TemporaryProject _project = new();

    public void Dispose() => _project.Dispose();

    private string File => Path.Combine(_project.Directory, "samples");

    [Theory]
    [InlineData("group", null)]
    [InlineData(null, "time")]
    public void Mapped_data_equal_the_loaded_ones(string? group, string? time)
    {
        var rows = Enumerable.Range(0, 50).Select(i => FormattableString.Invariant($"{i / 7.0:R},{-i},g{i / 5},{i / 3.0:R},{(i % 2 == 0 ? "cat" : "dog")}"));
        _project.With("d.csv", $"a,b,group,time,label\n{string.Join('\n', rows)}\n");
        string[] ignored = [.. new[] { "group", "time" }.Where(column => column != group && column != time)];
        using var loaded = _project.Load(new DataDescriptor(DataKind.Csv, "d.csv", ["label"], group, time, ignored), [1, 2]);

        Assert.True(SampleFile.TryWrite(File, loaded));
        using var mapped = SampleFile.TryMap(File, CPU)!;

        Assert.Equivalent(loaded.Summary, mapped.Summary, strict: true);
        AssertEqual(loaded.Training, mapped.Training);
        AssertEqual(loaded.Validation, mapped.Validation);
        AssertEqual(loaded.Test, mapped.Test);
    }

    [Theory]
    [InlineData(ScalarType.Bool)]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.ComplexFloat32)]
    public void Targets_of_your_own_training_keep_their_type(ScalarType type)
    {
        using var targets = (arange(66) % 2).reshape(3, 22).t().to(type);
        using var inputs = rand(22, 3);
        using var data = Parts(new Samples(inputs, targets.contiguous()));

        Assert.True(SampleFile.TryWrite(File, data));
        using var mapped = SampleFile.TryMap(File, CPU)!;

        AssertEqual(data.Training, mapped.Training);
    }

    [Fact]
    public void A_change_in_place_is_seen_by_no_other_map()
    {
        using var data = Parts(new Samples(ones(40, 3), arange(40)));
        SampleFile.TryWrite(File, data);
        using var changed = SampleFile.TryMap(File, CPU)!;
        using var other = SampleFile.TryMap(File, CPU)!;

        changed.Training.Inputs.mul_(0);
        changed.Training.Targets.add_(1);
        using var later = SampleFile.TryMap(File, CPU)!;

        Assert.Equal(0, changed.Training.Inputs.sum().item<float>());
        AssertEqual(data.Training, other.Training);
        AssertEqual(data.Training, later.Training);
    }

    [Fact]
    public void Mapped_data_outlive_the_file()
    {
        using var data = Parts(new Samples(rand(5000, 20), arange(5000)));
        SampleFile.TryWrite(File, data);
        using var mapped = SampleFile.TryMap(File, CPU)!;

        System.IO.File.Delete(File);

        AssertEqual(data.Training, mapped.Training);
        Assert.Null(SampleFile.TryMap(File, CPU));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_no_error()
    {
        using var data = Parts(new Samples(rand(5000, 20), arange(5000)));

        Assert.False(SampleFile.TryWrite(Path.Combine(_project.Directory, "no such folder", "samples"), data));
    }

    /// <summary>A data set whose three parts are equal.</summary>
    private static DataSet Parts(Samples samples) => new(
        samples, new Samples(samples.Inputs.alias(), samples.Targets.alias()), new Samples(samples.Inputs.alias(), samples.Targets.alias()),
        new DataSummary(samples.Count, samples.Count, samples.Count, [3], 0, "sha256:0"));

    private static void AssertEqual(Samples expected, Samples actual)
    {
        foreach (var (left, right) in new[] { (expected.Inputs, actual.Inputs), (expected.Targets, actual.Targets) })
        {
            Assert.Equal(left.dtype, right.dtype);
            Assert.Equal(left.shape, right.shape);
            Assert.True(right.is_contiguous());
            Assert.Equal(left.bytes.ToArray(), right.bytes.ToArray());
        }
        Assert.Equal(expected.Groups, actual.Groups);
        Assert.Equal(expected.Times, actual.Times);
        Assert.Equal(expected.LabelNames, actual.LabelNames);
    }
}
