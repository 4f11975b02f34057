using NasGen.Evaluation;
using NasGen.Package.Tests.Feed;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Benchmarks.OneShot;

/// <summary>The architectures of <see cref="TruthNet"/>, where their recorded results lie, and who trains them.</summary>
internal static class TruthSpace
{
    public static string ProjectDirectory { get; } = Path.Combine(Repository.Root, "tests", "NasGen.Benchmarks");

    /// <summary>The recorded results, as <c>nasgen replay</c> reads them.</summary>
    public static string TablePath { get; } = Path.Combine(ProjectDirectory, "OneShot", "truth.csv.gz");

    public static SearchSpace Space { get; } = SpaceDescriptor.Parse(new TruthNetDefinition().Descriptor).Space.ToSearchSpace();

    /// <summary>One split for all trainings: seeds differ in weights, order of batches and nothing else.</summary>
    public static Evaluator Evaluator() => new(new TruthNetDefinition(), new EvaluatorOptions(ProjectDirectory, SplitSeed: 1));

    /// <summary>Every architecture once, the last decision the fastest.</summary>
    public static IEnumerable<Genotype> All()
    {
        long[] counts = [.. Space.Decisions.Select(d => d.Domain.Count!.Value)];
        for (var i = 0L; i < counts.Aggregate((a, b) => a * b); i++)
        {
            var genes = new double[counts.Length];
            var rest = i;
            for (var d = counts.Length - 1; d >= 0; rest /= counts[d--]) genes[d] = rest % counts[d];
            yield return Space.Canonical(genes);
        }
    }
}
