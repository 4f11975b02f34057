using System.Globalization;
using NasGen.Benchmarks.Searches;
using NasGen.Candidates;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using Plate;
using TorchSharp;
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
        (string Name, SpaceDefinition Definition, List<Accuracy> Found)[] spaces =
            [("PlateNet", new PlateNetDefinition(), []), ("PlainPlateNet", new PlainPlateNetDefinition(), [])];
        for (var seed = 1UL; seed <= (ulong)seeds; seed++)
            foreach (var (name, definition, found) in spaces) found.Add(Train(name, definition, seed));
        foreach (var (name, _, found) in spaces)
            Console.WriteLine($"{name}: mean of {seeds}: w {found.Average(f => f.DeflectionError):0.0e0}, Mxx {found.Average(f => f.MomentError):0.0e0}, "
                + $"Mxy {found.Average(f => f.TwistError):0.0e0}; centre w {found.Average(f => f.Deflection) / 16:0.00000000} qa⁴/D, "
                + $"Mxx {found.Average(f => f.Moment) / 4:0.0000000} qa²");
        Compare("w", spaces[1].Found, spaces[0].Found, f => f.DeflectionError);
        Compare("Mxx", spaces[1].Found, spaces[0].Found, f => f.MomentError);
        Compare("Mxy", spaces[1].Found, spaces[0].Found, f => f.TwistError);
        return 0;
    }

    private static Accuracy Train(string name, SpaceDefinition definition, ulong seed)
    {
        using var scope = NewDisposeScope();
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        var winner = SearchRecord.Read(Path.Combine("samples", "Plate", $"{name}.nas.yaml")).Winners[0];
        var genotype = descriptor.Space.ToSearchSpace().Parse(winner.Genotype);
        using var net = Candidate.Create(definition, descriptor, genotype, Candidate.DryRun(definition, descriptor, genotype), seed);
        var residual = Solver.Solve(net, Square.Grid(20, margin: 0.05), fidelity: 1, _ => { }, default);
        var found = Accuracy.Of(net);
        Console.WriteLine($"{name} {genotype}, {net.parameters().Sum(p => p.numel())} parameters, seed {seed}: residual {residual:0.0e0}; relative error of "
            + $"w {found.DeflectionError:0.0e0}, Mxx {found.MomentError:0.0e0}, Mxy {found.TwistError:0.0e0}; quarter turn {QuarterTurn.Error(net):0.0e0}");
        return found;
    }

    /// <summary>The ratio of geometric means, with Welch's interval of the difference of logarithms.</summary>
    private static void Compare(string field, List<Accuracy> plain, List<Accuracy> symmetric, Func<Accuracy, double> error)
    {
        var difference = MeanDifference.Welch([.. plain.Select(f => Math.Log(error(f)))], [.. symmetric.Select(f => Math.Log(error(f)))]);
        Console.WriteLine($"{field}: the plain winner's error is {Math.Exp(difference.Estimate):0.0} times the symmetric one's "
            + $"[{Math.Exp(difference.Low):0.0}, {Math.Exp(difference.High):0.0}]");
    }
}
