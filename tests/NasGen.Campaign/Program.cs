using System.Diagnostics;
using System.Globalization;

namespace NasGen.Campaign;

/// <summary>
/// What can happen to a search that runs on its own, many times, at random moments: <c>dotnet run --project tests/NasGen.Campaign -- [part …] [events] [seed]</c>.
/// It prints one table, and fails if anything was not as it should be. docs/reliability.md says what is promised.
/// </summary>
internal static class Program
{
    /// <summary>The parts, and the share of the events that each gets.</summary>
    private static readonly (string Name, double Share, Func<int, int, Task<Tally>> Run)[] Parts =
    [
        ("kills", 0.14, Kills.Run),
        ("builds", 0.03, Builds.Run),
        ("supernets", 0.03, Supernets.Run),
        ("memory", 0.02, Memories.Run),
        ("models", 0.08, Models.Run),
        ("disks", 0.02, Disks.Run),
        ("watch", 0.1, WatchRequests.Run),
        ("data", 0.1, Inputs.Data),
        ("records", 0.1, Inputs.Records),
        ("profiles", 0.1, Inputs.Profiles),
        ("settings", 0.1, Inputs.Settings),
        ("tables", 0.1, Inputs.Tables),
        ("journals", 0.1, Inputs.Journals),
    ];

    public static async Task<int> Main(string[] arguments)
    {
        int[] numbers = [.. arguments.Where(a => int.TryParse(a, out _)).Select(a => int.Parse(a, CultureInfo.InvariantCulture))];
        var (events, seed) = (numbers.ElementAtOrDefault(0) is > 0 and var given ? given : 1000, numbers.ElementAtOrDefault(1));
        var wanted = Parts.Where(p => arguments.Contains(p.Name)).ToList();
        if (arguments.Contains("trials")) return ManyTrials.Run(numbers.Length > 0 ? events : 10_000);
        var clock = Stopwatch.StartNew();
        List<Tally> tallies = [];
        foreach (var (name, share, run) in wanted.Count > 0 ? wanted : [.. Parts])
        {
            var count = wanted.Count > 0 ? events : (int)Math.Ceiling(events * share);
            Console.Error.WriteLine($"{clock.Elapsed:hh\\:mm\\:ss} {name}: {count} events");
            tallies.Add(await run(count, seed));
        }
        Console.WriteLine(Tally.Table(tallies));
        var complaints = tallies.SelectMany(t => t.Complaints).ToList();
        foreach (var complaint in complaints) Console.Error.WriteLine(complaint);
        return complaints.Count == 0 ? 0 : 1;
    }
}
