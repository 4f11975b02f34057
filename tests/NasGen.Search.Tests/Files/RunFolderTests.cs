using NasGen.Search.Files;
using NasGen.Search.Tests.Journals;

namespace NasGen.Search.Tests.Files;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryDirectory _parent = new();

    public void Dispose() => _parent.Dispose();

    [Fact]
    public void A_run_deletes_its_folder()
    {
        using (var folder = RunFolder.TryCreate(_parent.File("state"), "data-")!) File.WriteAllText(Path.Combine(folder.Path, "samples"), "1");

        Assert.Empty(Directory.GetFileSystemEntries(_parent.File("state")));
    }

    [Fact]
    public void The_folders_of_runs_that_were_killed_are_deleted_and_no_other_files()
    {
        Directory.CreateDirectory(_parent.File("data-killed"));
        File.WriteAllText(_parent.File("data-killed/lock"), "");
        File.WriteAllText(_parent.File("data-killed/samples"), "1");
        Directory.CreateDirectory(_parent.File("data-killed-before-its-lock"));
        File.WriteAllText(_parent.File("Net.journal"), "");

        using var folder = RunFolder.TryCreate(_parent.Path, "data-")!;

        Assert.Equal([folder.Path], Directory.GetDirectories(_parent.Path));
        Assert.True(File.Exists(_parent.File("Net.journal")));
    }

    [Fact]
    public void Runs_at_the_same_time_have_a_folder_each()
    {
        using var first = RunFolder.TryCreate(_parent.Path, "data-")!;
        File.WriteAllText(Path.Combine(first.Path, "samples"), "1");
        using var second = RunFolder.TryCreate(_parent.Path, "data-")!;

        Assert.NotEqual(first.Path, second.Path);
        Assert.True(File.Exists(Path.Combine(first.Path, "samples")));
    }

    [Fact]
    public void Other_users_cannot_enter_the_folder()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = RunFolder.TryCreate(_parent.Path, "data-")!;

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(folder.Path));
    }

    [Fact]
    public void There_is_no_folder_where_none_can_be_created()
    {
        File.WriteAllText(_parent.File("file"), "");

        Assert.Null(RunFolder.TryCreate(_parent.File("file"), "data-"));
    }
}
