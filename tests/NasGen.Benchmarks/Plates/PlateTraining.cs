using System.Globalization;
using NasGen.Candidates;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using Plate;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Benchmarks.Plates;

/// <summary>Trains an architecture of a space of samples/Plate and compares it with Navier's series.</summary>
internal static class PlateTraining
{
    /// <summary>The spaces: with the symmetry and without.</summary>
    public static (string Name, SpaceDefinition Definition)[] Spaces() =>
        [("PlateNet", new PlateNetDefinition()), ("PlainPlateNet", new PlainPlateNetDefinition())];

    /// <summary>Trains an architecture once and prints how near it is.</summary>
    public static Accuracy Of(string name, SpaceDefinition definition, string architecture, ulong seed)
    {
        using var scope = NewDisposeScope();
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        var genotype = descriptor.Space.ToSearchSpace().Parse(architecture);
        using var net = Candidate.Create(definition, descriptor, genotype, Candidate.DryRun(definition, descriptor, genotype), seed);
        var residual = Solver.Solve(net, Square.Grid(20, margin: 0.05), fidelity: 1, _ => { }, default);
        var found = Accuracy.Of(net);
        Console.WriteLine($"{name} {genotype}, {net.parameters().Sum(p => p.numel())} parameters, seed {seed}: residual {residual:0.0e0}; relative error of "
            + $"w {found.DeflectionError:0.0e0}, Mxx {found.MomentError:0.0e0}, Mxy {found.TwistError:0.0e0}; quarter turn {QuarterTurn.Error(net):0.0e0}");
        return found;
    }

    /// <summary>Prints the ratio of geometric means, plain to symmetric, with Welch's interval of the difference of logarithms.</summary>
    public static void Compare(string field, IEnumerable<double> plain, IEnumerable<double> symmetric)
    {
        var difference = MeanDifference.Welch([.. plain.Select(e => Math.Log(e))], [.. symmetric.Select(e => Math.Log(e))]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{field}: the plain error is {Math.Exp(difference.Estimate):0.0} times the symmetric one [{Math.Exp(difference.Low):0.0}, {Math.Exp(difference.High):0.0}]"));
    }
}
