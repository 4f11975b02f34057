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

    [Fact]
    public void Numbers_of_samples_and_sizes_must_agree()
    {
        _project.With("i", Images(5)).With("l", Labels(4)).With("l5", Labels(5));
        Assert.Contains("5 samples", _project.Fails(new DataDescriptor(DataKind.Idx, "i", ["l"]), [1, 2, 1]).Message, StringComparison.Ordinal);
        Assert.Equal("NAS2006", _project.Fails(new DataDescriptor(DataKind.Idx, "i", ["l5"]), [1, 2, 2]).Code);
    }
}
