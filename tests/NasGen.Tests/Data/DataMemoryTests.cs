using NasGen.Data;
using NasGen.Errors;
using NasGen.Evaluation;
using NasGen.Search.Contracts;
using NasGen.Tests.Evaluation;

namespace NasGen.Tests.Data;

/// <summary>The warning that samples do not fit into memory, before they are read.</summary>
public sealed class DataMemoryTests : IDisposable
{
    private const long GiB = 1L << 30;

    private readonly TemporaryProject _project = new();

    public void Dispose() => _project.Dispose();

    private long Estimated(DataDescriptor data, int[] input) =>
        DataMemory.Estimate(new DataContext(TemporaryProject.Space(data, input, TaskKind.Regression, 0), _project.Directory))!.Value.Samples;

    [Theory]
    [InlineData("d.csv", 40)]
    [InlineData("d.csv", 300_000)]
    [InlineData("d.csv.gz", 300_000)]
    public void The_size_of_CSV_data_is_known_from_a_part_of_the_file(string name, int rows)
    {
        _project.With(name, "a,note,b,y\n" + string.Concat(Enumerable.Range(100_000, rows).Select(i => $"{i},\"a, b\",{-i},{i % 7}.5\n")));
        var expected = rows * 3L * sizeof(float);
        Assert.InRange(Estimated(new DataDescriptor(DataKind.Csv, name, ["y"], Ignore: ["note"]), [2]), 0.97 * expected, 1.03 * expected);
    }

    [Fact]
    public void The_size_of_IDX_data_is_known_from_the_beginning_of_the_file()
    {
        _project.With("i", [0, 0, 8, 3, 0, 1, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28, 7]);
        Assert.Equal(65_536L * 28 * 28 * sizeof(float), Estimated(new DataDescriptor(DataKind.Idx, "i", ["l"]), [1, 28, 28]));
    }

    [Fact]
    public void The_size_of_images_is_known_from_their_number()
    {
        Directory.CreateDirectory(Path.Combine(_project.Directory, "train", "a"));
        for (var i = 0; i < 5; i++) _project.With($"train/a/{i}.jpg", [1]);
        Assert.Equal(5L * 3 * 32 * 32 * sizeof(float), Estimated(new DataDescriptor(DataKind.Images, "train"), [3, 32, 32]));
    }

    [Fact]
    public void What_cannot_be_known_before_it_is_read_is_left_to_the_reading()
    {
        foreach (var kind in Enum.GetValues<DataKind>())
            Assert.Null(DataMemory.Estimate(
                new DataContext(TemporaryProject.Space(new DataDescriptor(kind, "missing", ["y"]), [2], TaskKind.Regression, 0), _project.Directory)));
    }

    [Theory]
    [InlineData(20, 0, 1, 16, "The samples take about 20 GiB of memory, but this machine gives 16 GiB: trainings will read them from the disk")]
    [InlineData(10, 40, 1, 16, "The samples take about 10 GiB of memory, and reading them up to 40 GiB, but this machine gives 16 GiB: the process may")]
    [InlineData(1, 1, 8, 2, "The samples take about 1 GiB of memory and 8 workers about 1.2 GiB, but this machine gives 2 GiB. Use fewer: -p:NasWorkers=6.")]
    public void Samples_that_do_not_fit_are_told_with_figures_and_a_cure(int samples, int reading, int workers, int available, string text)
    {
        var note = DataMemory.Warning(samples * GiB, reading * GiB, workers, available * GiB);
        Assert.Equal("NAS2065", note!.Code);
        Assert.StartsWith(text, note.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_that_fit_are_not_commented() => Assert.Null(DataMemory.Warning(2 * GiB, 8 * GiB, 8, 16 * GiB));

    [Fact]
    public void Workers_that_cannot_share_the_samples_are_told_what_each_of_them_holds()
    {
        using var evaluator = new Evaluator(
            new CircleDefinition(), new EvaluatorOptions(_project.Directory, SplitSeed: 1, SamplesPath: Path.Combine(_project.Directory, "missing", "samples")));
        var note = Assert.Single(evaluator.ShareData().Notes);
        Assert.Equal("NAS2065", note.Code);
        Assert.Contains("Each worker holds 0.0061 MiB of its own", note.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void This_machine_has_memory() => Assert.InRange(DataMemory.Available, GiB / 4, long.MaxValue);
}
