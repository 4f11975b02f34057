using NasGen.Cli.Records;
using NasGen.Cli.Tests.Sessions;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Records;
using NasGen.Search.Tests.Sessions;

namespace NasGen.Cli.Tests.Winners;

public sealed class RecordFileTests
{
    [Fact]
    public async Task A_record_that_is_read_and_written_again_is_the_same_text()
    {
        using var bench = new Bench();
        var data = new DataSummary(160, 40, 40, [4], 2, "sha256:data") { Notes = [new DataNote("NAS2061", "No training sample is of this class: 'a: b'.")] };
        var record = await bench.Search(bench.Order(trials: 4), new FunctionWorkforce { Data = () => data });
        var text = RecordFile.Format(record);

        Assert.Contains("notes:", text, StringComparison.Ordinal);
        Assert.Equal(text, RecordFile.Format(RecordFile.Parse(text, "x.yaml").Record));
        Assert.Equal(text, File.ReadAllText(bench.Model.RecordPath));
    }

    [Fact]
    public async Task A_record_holds_no_path_no_time_and_no_carriage_return()
    {
        using var bench = new Bench();
        var text = RecordFile.Format(await bench.Search(bench.Order(trials: 4), new FunctionWorkforce()));

        Assert.DoesNotContain(bench.Folder, text, StringComparison.Ordinal);
        Assert.DoesNotContain(DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Theory]
    [InlineData("1x8x8")]
    [InlineData("1x8x8, 16x8x8, 16x4x4")]
    public void Shapes_that_are_written_and_read_again_are_the_same(string text) => Assert.Equal(text, ShapeText.Format(ShapeText.Parse(text)));

    [Fact]
    public void A_file_with_the_same_text_is_not_written_again()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("nasgen-").FullName, "a.nas.cs");
        AtomicFile.Write(path, "one\n");
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        AtomicFile.Write(path, "one\n");
        var untouched = File.GetLastWriteTimeUtc(path);
        AtomicFile.Write(path, "two\n");

        Assert.Equal(DateTime.UnixEpoch, untouched);
        Assert.Equal("two\n", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }
}
