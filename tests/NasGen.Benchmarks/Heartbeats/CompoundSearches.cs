using System.Globalization;
using NasGen.Benchmarks.Searches;
using NasGen.Search.Numerics;

namespace NasGen.Benchmarks.Heartbeats;

/// <summary>Compares the strategies <c>compound</c> and <c>auto</c> on samples/Heartbeat by searches of 25 full trainings, in turns over seeds.</summary>
internal static class CompoundSearches
{
    /// <param name="arguments">The first and the last seed (default 1 and 10).</param>
    public static int Run(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var (first, last) = arguments.Length > 1 ? (int.Parse(arguments[0], CultureInfo.InvariantCulture), int.Parse(arguments[1], CultureInfo.InvariantCulture)) : (1, 10);
        var project = Path.Combine("samples", "Heartbeat");
        using var search = new SampleSearch(project);
        using var stopped = new StopSignals(search.Dispose); // The files are restored after Ctrl-C, too.
        search.Build();
        List<double> compound = [], auto = [];
        for (var seed = first; seed <= last; seed++)
            foreach (var (strategy, found) in new[] { ("compound", compound), ("auto", auto) })
            {
                search.Run(
                    [$"NasSeed={seed}", $"NasStrategy={strategy}", "NasBudget=25trials", "NasBaseline=0", "NasKeepTestClosed=true", "NasWorkers=1"], TextWriter.Null);
                var record = SearchRecord.Read(Path.Combine(project, "HeartbeatNet.nas.yaml"));
                found.Add(100 * record.Winners[0].Validation["BalancedAccuracy"]);
                Console.WriteLine($"seed {seed}, {strategy}: {found[^1]:0.00} % after {record.Search.Trials["search"]} trials; {record.Winners[0].Genotype}");
            }
        var difference = PairedDifference.Of(auto, compound);
        Console.WriteLine($"auto is ahead by {difference.Estimate:+0.00;-0.00} points, 95 % interval {difference.Low:+0.00;-0.00} to {difference.High:+0.00;-0.00}");
        return 0;
    }
}
