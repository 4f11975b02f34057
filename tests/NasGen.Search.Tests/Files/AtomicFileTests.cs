using System.Diagnostics;
using NasGen.Search.Files;
using NasGen.Search.Tests.Journals;

namespace NasGen.Search.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    /// <summary>A pull request can hold a link with the name of a file that is not finished.</summary>
    [Fact]
    public void A_link_in_the_place_of_an_unfinished_file_leads_nowhere()
    {
        File.WriteAllText(_directory.File("precious"), "mine");
        File.CreateSymbolicLink(AtomicFile.Unfinished(_directory.File("Net.nas.cs")), _directory.File("precious"));

        AtomicFile.Write(_directory.File("Net.nas.cs"), "class");

        Assert.Equal("mine", File.ReadAllText(_directory.File("precious")));
        Assert.Equal("class", File.ReadAllText(_directory.File("Net.nas.cs")));
        Assert.Null(new FileInfo(_directory.File("Net.nas.cs")).LinkTarget);
        Assert.Equal(2, Directory.GetFiles(_directory.Path).Length);
    }

    [Fact]
    public void A_file_that_was_not_finished_is_not_there_and_leaves_nothing()
    {
        AtomicFile.Write(_directory.File("a"), "old");

        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(_directory.File("a"), unfinished =>
        {
            File.WriteAllText(unfinished, "new");
            throw new InvalidOperationException();
        }));

        Assert.Equal([_directory.File("a")], Directory.GetFiles(_directory.Path));
        Assert.Equal("old", File.ReadAllText(_directory.File("a")));
    }

    [Fact]
    public void What_killed_processes_left_unfinished_is_deleted_and_nothing_else()
    {
        int ended;
        using (var process = Process.Start("true"))
        {
            process.WaitForExit();
            ended = process.Id;
        }
        string Unfinished(string name, object process) => _directory.File($".{name}.{process}.nasgen-tmp");
        string[] left = [Unfinished("Net.nas.cs", ended), Unfinished("a.report.html", ended)];
        string[] others =
        [
            Unfinished("Net.nas.cs", Environment.ProcessId), Unfinished("Net.nas.cs", "x"), _directory.File($".Net.{ended}.tmp"),
            _directory.File("Net.nas.cs"),
        ];
        foreach (var path in left.Concat(others)) File.WriteAllText(path, "");

        AtomicFile.DeleteUnfinished(_directory.Path);

        Assert.Equal(others.Order(StringComparer.Ordinal), Directory.GetFiles(_directory.Path).Order(StringComparer.Ordinal));
    }
}
