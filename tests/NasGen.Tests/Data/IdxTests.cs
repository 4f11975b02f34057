using NasGen.Data;
using NasGen.Search.Contracts;

namespace NasGen.Tests.Data;

public sealed class IdxTests : IDisposable
{
    private readonly TemporaryProject _project = new();

    public void Dispose() => _project.Dispose();

    private static byte[] Images(int count) =>
        [0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, 2, 0, 0, 0, 1, .. Enumerable.Range(0, 2 * count).Select(i => (byte)(255 - i))];

    private static byte[] Labels(int count) => [0, 0, 8, 1, 0, 0, 0, (byte)count, .. Enumerable.Range(0, count).Select(i => (byte)(i % 2))];

    [Fact]
    public void Bytes_are_not_scaled()
    {
        using var data = _project.With("i", Images(50)).With("l", Labels(50)).With("ti", Images(2)).With("tl", Labels(2))
            .Load(new DataDescriptor(DataKind.Idx, "i", ["l"], Test: "ti", TestLabels: "tl"), [1, 2, 1]);
        Assert.Equal([255f, 254f, 253f, 252f], data.Test.Inputs.data<float>().ToArray());
        Assert.Equal([0L, 1L], data.Test.Targets.data<long>().ToArray());
        Assert.Equal((40, 10), (data.Summary.Training, data.Summary.Validation));
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3, 4 }, "does not begin like an IDX file")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 9, 1 }, "cannot be read as IDX")]
    [InlineData(new byte[] { 0, 0, 7, 1, 0, 0, 0, 1, 1 }, "0x07")]
    public void A_file_of_another_format_or_cut_short_is_an_error(byte[] bytes, string message)
    {
        var error = _project.With("i", bytes).With("l", Labels(4)).Fails(new DataDescriptor(DataKind.Idx, "i", ["l"]), [1, 2, 1]);
        Assert.Equal("NAS2001", error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static byte[] Numbers(byte type, params IEnumerable<byte[]> values)
    {
        byte[][] all = [.. values.Select(bytes => bytes.Reverse().ToArray())];
        return [0, 0, type, 1, 0, 0, 0, (byte)all.Length, .. all.SelectMany(bytes => bytes)];
    }

    private NasException FailsWith(byte[] labels, TaskKind kind = TaskKind.Classification) =>
        _project.With("i", Images(20)).With("l", labels).Fails(new DataDescriptor(DataKind.Idx, "i", ["l"]), [1, 2, 1], kind);

    private static IEnumerable<byte[]> Doubles(Func<int, double> value) => Enumerable.Range(0, 20).Select(i => BitConverter.GetBytes(value(i)));

    [Theory]
    [InlineData(0.5, "NAS2003", "'l' gives sample 4 the class 0.5, which is not a whole number")]
    [InlineData(double.NaN, "NAS2004", "'l' gives sample 4 the class NaN")]
    public void A_class_that_is_no_whole_number_names_the_sample(double label, string code, string message)
    {
        var error = FailsWith(Numbers(0x0E, Doubles(i => i == 3 ? label : i % 2)));
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Identifiers_that_float32_makes_equal_are_an_error()
    {
        var whole = Numbers(0x0C, Enumerable.Range(0, 20).Select(i => BitConverter.GetBytes(2_000_000_001 + i)));
        var real = Numbers(0x0E, Doubles(i => 20_250_001_000_001 + i));
        foreach (var kind in (TaskKind[])[TaskKind.Regression, TaskKind.Custom])
        {
            Assert.Equal("NAS2004", FailsWith(real, kind).Code);
            Assert.Contains("'l' has 2,000,000,0", FailsWith(whole, kind).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Fractions_are_numbers_to_predict_where_the_training_is_the_users()
    {
        _project.With("i", Images(20)).With("l", Numbers(0x0E, Doubles(i => i + 0.5)));
        using var data = _project.Load(new DataDescriptor(DataKind.Idx, "i", ["l"]), [1, 2, 1], TaskKind.Custom, 0);
        Assert.All(data.Training.Targets.data<float>().ToArray(), target => Assert.Equal(0.5f, target % 1));
    }

    [Fact]
    public void Classification_takes_one_label_per_sample()
    {
        byte[] pairs = [0, 0, 8, 2, 0, 0, 0, 20, 0, 0, 0, 2, .. new byte[40]];
        var error = FailsWith(pairs);
        Assert.Equal("NAS2006", error.Code);
        Assert.Contains("'l' has 2 numbers per sample", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_samples_and_sizes_must_agree()
    {
        _project.With("i", Images(5)).With("l", Labels(4)).With("l5", Labels(5));
        Assert.Contains("5 samples", _project.Fails(new DataDescriptor(DataKind.Idx, "i", ["l"]), [1, 2, 1]).Message, StringComparison.Ordinal);
        Assert.Equal("NAS2006", _project.Fails(new DataDescriptor(DataKind.Idx, "i", ["l5"]), [1, 2, 2]).Code);
    }
}
