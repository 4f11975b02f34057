using System.Diagnostics;
using NasGen.Cli.Commands;
using NasGen.Cli.Terminal;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Tests.Commands;

/// <summary>A host without memory says so. It does not end without a word, and not because of the report, without which the search has succeeded.</summary>
public sealed class MemoryShortageTests
{
    /// <summary>Eight megabytes of .NET's memory are enough for a search, and too few for its report.</summary>
    private const string EightMegabytes = "800000";

    [Fact]
    public void A_verb_without_memory_fails_with_a_code()
    {
        var before = Console.Error;
        using var errors = new StringWriter();
        Console.SetError(errors);
        try
        {
            Assert.Equal(ExitCode.Failed, NasGenCommand.Guard(() => throw new AggregateException(new OutOfMemoryException())));
        }
        finally
        {
            Console.SetError(before);
        }
        Assert.StartsWith($"nasgen : error {MemoryShortage.Code}: No memory is left: this process may have ", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_succeeds_although_the_memory_is_too_small_for_its_report()
    {
        using var project = new HostProject("QuickNet");
        var info = project.Info("search", "--budget", "2trials", "--workers", "1");
        info.Environment["DOTNET_GCHeapHardLimit"] = EightMegabytes;
        using var limited = Process.Start(info)!;
        var (code, output, errors) = await HostProject.End(limited);

        Assert.True(code == ExitCode.Ok, $"{code}: {output}{errors}");
        Assert.Contains("no report could be written (no memory is left)", output + errors, StringComparison.Ordinal);
        Assert.True(File.Exists(project.Winner));
    }

    /// <summary>TorchSharp would blame a missing package and copy all of libtorch beside itself.</summary>
    [Theory]
    [InlineData("DOTNET_GCHeapHardLimit=500000 exec", "this process may have 5 MB for .NET")]
    [InlineData("ulimit -v 2600000; DOTNET_GCHeapHardLimit=10000000 exec", "libtorch_cpu.so: failed to map segment from shared object; 'ulimit -v' shows its limit")]
    public async Task A_worker_that_has_no_memory_for_libtorch_says_so(string limit, string reason)
    {
        using var project = new HostProject("QuickNet");
        var info = project.Info("search", "--budget", "2trials", "--workers", "1");
        string[] line = ["-c", $"{limit} \"$0\" \"$@\"", info.FileName, .. info.ArgumentList];
        info.FileName = "sh";
        info.ArgumentList.Clear();
        foreach (var argument in line) info.ArgumentList.Add(argument);
        using var limited = Process.Start(info)!;
        var (code, output, errors) = await HostProject.End(limited);

        Assert.True(code == ExitCode.Failed, $"{code}: {output}{errors}");
        Assert.StartsWith($"nasgen : error {MemoryShortage.Code}: No memory is left: ", errors.Trim(), StringComparison.Ordinal);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "cpu")));
    }
}
