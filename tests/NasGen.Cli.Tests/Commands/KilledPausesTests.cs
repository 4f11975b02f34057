using System.Globalization;
using NasGen.Cli.Tests.Spaces;
using NasGen.Cli.Tests.Workers;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Commands;

/// <summary>A search whose trainings pause and go on, killed several times. <c>NASGEN_TEST_KILLS</c> sets how often; by hand, 20.</summary>
[Collection(nameof(Processes))]
public sealed class KilledPausesTests
{
    private static int Kills { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("NASGEN_TEST_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : 3;

    private static readonly string[] Search = ["--budget", $"{Math.Max(6, 2 * Kills)}trials", "--strategy", "auto", "--workers", "1", "--seed", "5"];

    [Fact]
    public async Task A_search_killed_between_pauses_loses_no_trial_ends_as_an_uninterrupted_one_and_leaves_no_folder()
    {
        using var uncut = new HostProject("LadderNet");
        using var cut = new HostProject("LadderNet");
        var (wholeCode, _, wholeErrors) = await uncut.Run("search", Search);
        Assert.True(wholeCode == 0, wholeErrors);

        var random = new Random(1);
        List<int> cuts = [];
        List<string> before = [];
        for (var kill = 0; kill < Kills; kill++)
        {
            using (var search = cut.Start("search", Search))
            {
                while (cut.Trials().Count <= before.Count && !search.HasExited) await Task.Delay(20);
                // A kill falls into a training, between two, or into the writing of a file.
                await Task.Delay(random.Next(150));
                Assert.False(search.HasExited, "The search ended before it was killed.");
                search.Kill();
                Assert.NotEqual(0, (await HostProject.End(search)).Code);
            }
            var now = Lines(cut.Trials());
            Assert.Equal(before, now.Take(before.Count));
            before = now;
            cuts.Add(now.Count);
        }
        var (code, _, errors) = await cut.Run("search", Search);

        Assert.Equal("", errors);
        Assert.Equal(0, code);
        var trials = cut.Trials();
        Assert.Equal(before, Lines(trials).Take(before.Count));
        Assert.Equal(uncut.Trials().Select(Decision), trials.Select(Decision));
        Assert.Contains(trials.Index(), t => t.Item.From > 0 && cuts.Any(c => c <= t.Index && trials.Take(c).Any(other => IsPauseOf(other, t.Item))));
        foreach (var project in (HostProject[])[uncut, cut]) Assert.Empty(Directory.GetDirectories(Path.Combine(project.Folder, "obj", "nas")));
        Assert.Equal(await File.ReadAllBytesAsync(uncut.Winner), await File.ReadAllBytesAsync(cut.Winner));
    }

    private static bool IsPauseOf(Trial paused, Trial trial) =>
        paused.Genotype.ToString() == trial.Genotype.ToString() && paused.Fidelity.Equals(trial.From);

    private static List<string> Lines(IEnumerable<Trial> trials) => [.. trials.Select(t => $"{t.Id} {Decision(t)}")];

    /// <summary>A trial without its number, which has gaps after interrupted trainings, and without times.</summary>
    private static string Decision(Trial trial) => string.Create(
        CultureInfo.InvariantCulture,
        $"{trial.Purpose} {trial.Genotype} {trial.Fidelity} {trial.From} {trial.Seed} {trial.State} {Metrics(trial)}");

    private static string Metrics(Trial trial) => string.Join(' ', trial.Metrics.OrderBy(m => m.Key, StringComparer.Ordinal));
}
