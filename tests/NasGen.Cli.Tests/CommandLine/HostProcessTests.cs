using System.Diagnostics;
using NasGen.Cli.Tests.Spaces;
using NasGen.Cli.Tests.Workers;
using NasGen.Descriptors;
using NasGen.Search.Journals;

namespace NasGen.Cli.Tests.CommandLine;

/// <summary>The command as a build starts it, with real trainings.</summary>
[Collection(nameof(Processes))]
public sealed class HostProcessTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private readonly string _project = Directory.CreateTempSubdirectory("nasgen-").FullName;

    public HostProcessTests() => Environment.SetEnvironmentVariable(Misbehaviour.Variable, "");

    public void Dispose() => Directory.Delete(_project, recursive: true);

    [Fact]
    public async Task A_search_stopped_then_killed_ends_when_it_is_started_again_and_verifies()
    {
        using (var stopped = Start("search", "--budget", "3trials", "--workers", "1", "--stop-on-eof"))
        {
            await LineWith(stopped, "ToyNet: searching");
            stopped.StandardInput.Close();
            Assert.Equal(130, await Exit(stopped));
        }
        using (var killed = Start("search", "--budget", "3trials", "--workers", "1"))
        {
            await Trials(1, killed);
            killed.Kill();
            await Exit(killed);
        }
        var before = Finished();
        Assert.NotEmpty(before);

        using (var search = Start("search", "--budget", "3trials", "--workers", "1")) Assert.Equal(0, await Exit(search));
        using (var verify = Start("verify")) Assert.Equal(0, await Exit(verify));

        Assert.Equal(before, Finished().Take(before.Count));
        var winner = Path.Combine(_project, "ToyNetBest.nas.cs");
        await File.AppendAllTextAsync(winner, " ");
        using (var verify = Start("verify")) Assert.Equal(3, await Exit(verify));
        using (var show = Start("show"))
        {
            Assert.Contains("Best so far", await show.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
            Assert.Equal(0, await Exit(show));
        }
    }

    private List<string> Finished()
    {
        var path = Directory.GetFiles(Path.Combine(_project, "obj", "nas"), "*.journal").Single();
        using var journal = Journal.OpenToRead(path, header => SpaceDescriptor.Parse(header.Descriptor).Space.ToSearchSpace());
        return [.. journal.Trials().Select(t => $"{t.Id} {t.Purpose} {t.Genotype} {t.State} {t.Metrics.GetValueOrDefault("Accuracy")}")];
    }

    private Process Start(string verb, params string[] options)
    {
        var info = new ProcessStartInfo(ToyWorkers.Runtime.Executable)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = _project,
        };
        string[] place = verb is "show"
            ? ["--project-directory", _project]
            : ["--assembly", ToyWorkers.Assembly, "--project-directory", _project];
        foreach (var argument in (string[])[.. ToyWorkers.Runtime.Arguments, verb, .. place, .. options]) info.ArgumentList.Add(argument);
        return Process.Start(info)!;
    }

    private static async Task LineWith(Process process, string text)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains(text, StringComparison.Ordinal)) return;
        Assert.Fail($"'{text}' was never said. {await process.StandardError.ReadToEndAsync()}");
    }

    private async Task Trials(int count, Process process)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Limit && !process.HasExited)
        {
            try
            {
                if (Finished().Count >= count) return;
            }
            catch (Exception e) when (e is JournalException or DirectoryNotFoundException or InvalidOperationException)
            {
                // The search has not begun it yet.
            }
            await Task.Delay(100);
        }
        Assert.Fail("No trial ended in time.");
    }

    private static async Task<int> Exit(Process process)
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        await Task.WhenAll(output, errors);
        return process.ExitCode;
    }
}
