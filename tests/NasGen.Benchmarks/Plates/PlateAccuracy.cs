using System.Globalization;
using NasGen.Benchmarks.Searches;
using Plate;
using static TorchSharp.torch;

namespace NasGen.Benchmarks.Plates;

/// <summary>Trains the committed winners of both spaces of samples/Plate with several seeds, in turns, and compares them with Navier's series.</summary>
internal static class PlateAccuracy
{
    /// <param name="arguments">The number of seeds (default 5).</param>
    public static int Run(string[] arguments)
    {
        var seeds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 5;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        set_num_threads(1);
        var spaces = PlateTraining.Spaces();
        List<Accuracy>[] found = [.. spaces.Select(_ => new List<Accuracy>())];
        for (var seed = 1UL; seed <= (ulong)seeds; seed++)
            for (var i = 0; i < spaces.Length; i++)
            {
                var winner = SearchRecord.Read(Path.Combine("samples", "Plate", $"{spaces[i].Name}.nas.yaml")).Winners[0];
                found[i].Add(PlateTraining.Of(spaces[i].Name, spaces[i].Definition, winner.Genotype, seed));
            }
        foreach (var (space, own) in spaces.Zip(found))
            Console.WriteLine($"{space.Name}: mean of {seeds}: w {own.Average(f => f.DeflectionError):0.0e0}, Mxx {own.Average(f => f.MomentError):0.0e0}, "
                + $"Mxy {own.Average(f => f.TwistError):0.0e0}; centre w {own.Average(f => f.Deflection) / 16:0.00000000} qa⁴/D, "
                + $"Mxx {own.Average(f => f.Moment) / 4:0.0000000} qa²");
        PlateTraining.Compare("w", found[1].Select(f => f.DeflectionError), found[0].Select(f => f.DeflectionError));
        PlateTraining.Compare("Mxx", found[1].Select(f => f.MomentError), found[0].Select(f => f.MomentError));
        PlateTraining.Compare("Mxy", found[1].Select(f => f.TwistError), found[0].Select(f => f.TwistError));
        return 0;
    }
}
