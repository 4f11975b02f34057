using System.Globalization;
using Digits;
using Fashion;
using NasGen.Evaluation;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;

namespace NasGen.Benchmarks.Peers;

/// <summary>Compares the number of parameters of random architectures between NasGen's dry run and the peer's networks.</summary>
internal static class ParameterCheck
{
    /// <param name="arguments">The number of architectures per space.</param>
    public static int Run(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 100;
        using var process = new PeerProcess();
        var differ = 0;
        foreach (var definition in new SpaceDefinition[] { new DigitsNetDefinition(), new FashionNetDefinition() })
        {
            var space = SpaceDescriptor.Parse(definition.Descriptor).Space;
            var search = space.ToSearchSpace();
            using var evaluator = new Evaluator(definition, new EvaluatorOptions(".", SplitSeed: 1));
            var random = new RandomStream(1, "peer");
            Genotype[] drawn = [.. Enumerable.Range(0, count).Select(_ => search.Sample(random))];
            var lines = string.Concat(drawn.Select(g => g + "\n"));
            var output = process.Run(
                ".", [PeerSearches.Python, PeerSearches.Script, "--parameters", space.Name], PeerSearches.PythonVariables, TimeSpan.FromMinutes(5), lines);
            var theirs = output.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (theirs.Length != count) throw new InvalidOperationException(output.Tail);
            var different = drawn
                .Zip(theirs, (g, t) => (Genotype: g, Mine: evaluator.DryRun(g).Parameters, Theirs: long.Parse(t, CultureInfo.InvariantCulture)))
                .Where(n => n.Mine != n.Theirs).ToList();
            foreach (var n in different) Console.WriteLine($"{n.Genotype}: {n.Mine} by NasGen, {n.Theirs} by the peer");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{space.Name}: {search.Count:N0} architectures; {count - different.Count} of {count} drawn ones have equally many parameters"));
            differ += different.Count;
        }
        return differ == 0 ? 0 : 1;
    }
}
