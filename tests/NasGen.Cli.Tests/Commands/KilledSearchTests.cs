using System.Diagnostics;
using NasGen.Cli.Tests.Spaces;
using NasGen.Cli.Tests.Workers;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Commands;

[Collection(nameof(Processes))]
public sealed class KilledSearchTests : IDisposable
{
    private const int Kills = 20;
    private static readonly string[] Search = ["--budget", "30trials", "--workers", "1", "--seed", "3"];

    private readonly string? _temporaryBefore = Environment.GetEnvironmentVariable("TMPDIR");
    private readonly string _temporary = Directory.CreateTempSubdirectory("nasgen-").FullName;

    /// <summary>Trainings take about 30 ms, therefore a kill can fall into one or between two.</summary>
    public KilledSearchTests()
    {
        Environment.SetEnvironmentVariable(Misbehaviour.Variable, "slow@5");
        Environment.SetEnvironmentVariable("TMPDIR", _temporary);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Misbehaviour.Variable, "");
        Environment.SetEnvironmentVariable("TMPDIR", _temporaryBefore);
        Directory.Delete(_temporary, recursive: true);
    }

    [Fact]
    public async Task A_search_killed_twenty_times_makes_the_same_decisions_as_an_uninterrupted_one()
    {
        using var uncut = new HostProject("QuickNet");
        using var cut = new HostProject("QuickNet");
        var (toFirstTrial, whole) = await Whole(uncut);

        var random = new Random(1);
        List<string> before = [];
        for (var kill = 0; kill < Kills; kill++)
        {
            using (var search = cut.Start("search", Search))
            {
                // The times are spread from the start of the process to the first trials, which depends on the machine, and end before the search does.
                await Pass(toFirstTrial * (1.3 * random.NextDouble()), () => cut.Trials().Count >= before.Count + 2);
                search.Kill();
                Assert.NotEqual(0, (await HostProject.End(search)).Code);
            }
            var now = Lines(cut.Trials());
            Assert.Equal(before, now.Take(before.Count));
            before = now;
        }
        var (code, _, errors) = await cut.Run("search", Search);

        Assert.Equal("", errors);
        Assert.Equal(0, code);
        Assert.Equal(before, Lines(cut.Trials()).Take(before.Count));
        Assert.Equal(whole, Decisions(cut.Trials()));
        Assert.Empty(Directory.GetDirectories(Path.Combine(cut.Folder, "obj", "nas")));
        Assert.Equal(Files(uncut.Folder), Files(cut.Folder));
        Assert.Empty(Directory.GetFileSystemEntries(_temporary).Except([uncut.Folder, cut.Folder]));
        Assert.Equal(await File.ReadAllBytesAsync(uncut.Winner), await File.ReadAllBytesAsync(cut.Winner));
    }

    /// <summary>The uninterrupted search: the time until its first trial, and its decisions.</summary>
    private static async Task<(TimeSpan ToFirstTrial, List<string> Decisions)> Whole(HostProject project)
    {
        var clock = Stopwatch.StartNew();
        using var search = project.Start("search", Search);
        while (project.Trials().Count == 0 && !search.HasExited) await Task.Delay(20);
        var toFirstTrial = clock.Elapsed;
        var (code, _, errors) = await HostProject.End(search);
        Assert.True(code == 0, errors);
        return (toFirstTrial, Decisions(project.Trials()));
    }

    private static string[] Files(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];

    private static async Task Pass(TimeSpan time, Func<bool> isEarly)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time && !isEarly();) await Task.Delay(20);
    }

    private static List<string> Lines(IEnumerable<Trial> trials) => [.. trials.Select(t => $"{t.Id} {Line(t)}")];

    /// <summary>The decisions without the numbers of the trials, which have gaps after interrupted trainings.</summary>
    private static List<string> Decisions(IEnumerable<Trial> trials) => [.. trials.Select(Line)];

    private static string Line(Trial trial) =>
        $"{trial.Purpose} {trial.Genotype} {trial.Seed} {trial.State} {string.Join(' ', trial.Metrics.OrderBy(m => m.Key, StringComparer.Ordinal))}";
}
