using System.Globalization;
using NasGen.Benchmarks.Searches;
using Plate;
using static TorchSharp.torch;

namespace NasGen.Benchmarks.Plates;

/// <summary>Searches both spaces of samples/Plate with five seeds and compares their winners, each trained five times, with Navier's series.</summary>
internal static class PlateSearches
{
    private const int Seeds = 5, Trainings = 5;

    /// <param name="arguments">Properties of the build, such as <c>NasBudget=24trials</c>.</param>
    public static int Run(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        set_num_threads(1);
        var project = Path.Combine("samples", "Plate");
        using var search = new SampleSearch(project);
        using var stopped = new StopSignals(search.Dispose); // The files are restored after Ctrl-C, too.
        search.Build();
        var spaces = PlateTraining.Spaces();
        List<(double Deflection, double Moment)>[] errors = [.. spaces.Select(_ => new List<(double Deflection, double Moment)>())];
        for (var seed = 1; seed <= Seeds; seed++)
        {
            search.Run([.. arguments, $"NasSeed={seed}"], Console.Out);
            foreach (var ((name, definition), found) in spaces.Zip(errors))
            {
                var winner = SearchRecord.Read(Path.Combine(project, $"{name}.nas.yaml")).Winners[0];
                Accuracy[] trained = [.. Enumerable.Range(1, Trainings).Select(training => PlateTraining.Of(name, definition, winner.Genotype, (ulong)training))];
                found.Add((trained.Average(t => t.DeflectionError), trained.Average(t => t.MomentError)));
                Console.WriteLine($"seed {seed}, {name}: {winner.Genotype}, {winner.Costs["Parameters"]:N0} parameters; mean of {Trainings} trainings: "
                    + $"w {found[^1].Deflection:0.0e0}, Mxx {found[^1].Moment:0.0e0}");
            }
        }
        foreach (var (space, found) in spaces.Zip(errors))
            Console.WriteLine($"{space.Name}, mean of {Seeds} searches: w {found.Average(e => e.Deflection):0.0e0}, Mxx {found.Average(e => e.Moment):0.0e0}");
        PlateTraining.Compare("w", errors[1].Select(e => e.Deflection), errors[0].Select(e => e.Deflection));
        PlateTraining.Compare("Mxx", errors[1].Select(e => e.Moment), errors[0].Select(e => e.Moment));
        return 0;
    }
}
