using System.Globalization;

namespace NasGen.Benchmarks.Searches;

/// <summary>Measures the test accuracy of the sample's best winner over whole searches with five split seeds.</summary>
internal static class FiveSeeds
{
    private const int Seeds = 5;

    /// <param name="arguments">The sample's folder (default <c>samples/Digits</c>), and properties of the build, such as <c>NasBudget=1m</c>.</param>
    public static int Run(string[] arguments)
    {
        var project = arguments.FirstOrDefault(a => !a.Contains('=')) ?? Path.Combine("samples", "Digits");
        string[] properties = [.. arguments.Where(a => a.Contains('='))];
        using var search = new SampleSearch(project);
        using var stopped = new StopSignals(search.Dispose); // The files are restored after Ctrl-C, too.
        search.Build();
        List<double> accuracies = [];
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var wall = search.Run([.. properties, $"NasSeed={seed.ToString(CultureInfo.InvariantCulture)}"], Console.Out);
            var record = SearchRecord.Read(Path.Combine(project, "DigitsNet.nas.yaml"));
            var winner = record.Winners.Single(w => w.Class == "DigitsNetBest");
            var test = winner.Test ?? throw new InvalidOperationException("The record holds no test accuracy.");
            accuracies.Add(test.Mean);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"seed {seed}: test {test.Mean:P2} over {test.Values.Count} trainings, {winner.Costs["Parameters"]:N0} parameters, "
                + $"{record.Search.Trials.Values.Sum()} trials; whole command {wall.TotalSeconds:F1} s with a budget of {record.Search.Budget}; "
                + $"{winner.Genotype}"));
        }
        var mean = accuracies.Average();
        var deviation = Math.Sqrt(accuracies.Sum(a => (a - mean) * (a - mean)) / (Seeds - 1));
        var each = string.Join(", ", accuracies.Select(a => a.ToString("P2", CultureInfo.InvariantCulture)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"test accuracy over {Seeds} split seeds: mean {mean:P2}, standard deviation {deviation:P2} ({each})"));
        return 0;
    }
}
