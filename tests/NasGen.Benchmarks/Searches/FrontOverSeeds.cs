using System.Globalization;
using NasGen.Search.Contracts;
using NasGen.Search.Journals;
using NasGen.Search.Numerics;
using NasGen.Search.Pareto;
using NasGen.Search.Trials;

namespace NasGen.Benchmarks.Searches;

/// <summary>
/// Compares the hypervolume of accuracy and latency that the sample's search reaches with that of its random search, at the same number of
/// trials, over ten seeds.
/// </summary>
internal static class FrontOverSeeds
{
    private const int Seeds = 10;

    /// <summary>The accuracy of the reference point. Lower accuracies add nothing to the hypervolume.</summary>
    private const double WorstAccuracy = 0.9;

    /// <param name="arguments">The sample's folder (default <c>samples/Digits</c>), and properties of the build, such as <c>NasBudget=20trials</c>.</param>
    public static int Run(string[] arguments)
    {
        var project = arguments.FirstOrDefault(a => !a.Contains('=')) ?? Path.Combine("samples", "Digits");
        string[] properties = [.. arguments.Where(a => a.Contains('='))];
        if (!properties.Any(p => p.StartsWith("NasBudget=", StringComparison.Ordinal))) properties = [.. properties, "NasBudget=30trials"];
        using var search = new SampleSearch(project);
        using var stopped = new StopSignals(search.Dispose);
        search.Build();
        List<(double[][] Search, double[][] Random)> runs = [];
        List<double> tests = [];
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var wall = search.Run([.. properties, $"NasSeed={seed.ToString(CultureInfo.InvariantCulture)}"], TextWriter.Null);
            var trials = Trials(Path.Combine(project, "obj", "nas"));
            var (found, random) = (Losses(trials, "search"), Losses(trials, "random"));
            var common = Math.Min(found.Length, random.Length);
            runs.Add((found[..common], random[..common]));
            tests.Add(SearchRecord.Read(Path.Combine(project, "DigitsNet.nas.yaml")).Winners.Single(w => w.Class == "DigitsNetBest").Test?.Mean ?? double.NaN);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"seed {seed}: {common} trials of each in {wall.TotalSeconds:F0} s; test accuracy of the winner {tests[^1]:P2}"));
        }

        var slowest = runs.SelectMany(r => r.Search.Concat(r.Random)).Max(loss => loss[1]);
        double[] reference = [1 - WorstAccuracy, slowest];
        double Share(double[][] losses) => Hypervolume.Of(losses, reference) / (reference[0] * reference[1]);
        double[] searched = [.. runs.Select(r => Share(r.Search))], drawn = [.. runs.Select(r => Share(r.Random))];
        var difference = PairedDifference.Of(searched, drawn);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"hypervolume over {Seeds} seeds, as a share of the box from {WorstAccuracy:P0} and {slowest * 1e3:F2} ms to 100 % and 0 ms: "
            + $"search {searched.Average():F4}, random {drawn.Average():F4}, "
            + $"difference {difference.Estimate:F4} [{difference.Low:F4}, {difference.High:F4}]"));
        var each = string.Join(", ", tests.Select(t => t.ToString("P2", CultureInfo.InvariantCulture)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test accuracy of the winners: mean {tests.Average():P2} ({each})"));
        return 0;
    }

    private static IReadOnlyList<Trial> Trials(string state)
    {
        using var journal = Journal.OpenToRead(
            Directory.GetFiles(state, "*.journal").Single(), header => SpaceDescriptor.Parse(header.Descriptor).Space.ToSearchSpace());
        return journal.Trials();
    }

    private static double[][] Losses(IReadOnlyList<Trial> trials, string purpose) =>
    [
        .. trials.Where(t => t.Purpose == purpose && t.State == TrialState.Completed).OrderBy(t => t.Id)
            .Select(t => new[] { 1 - t.Metrics["Accuracy"], t.Costs["Latency"] }),
    ];
}
