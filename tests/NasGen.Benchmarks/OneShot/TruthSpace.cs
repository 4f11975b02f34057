using NasGen.Evaluation;
using NasGen.Package.Tests.Feed;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Benchmarks.OneShot;

/// <summary>The architectures of <see cref="TruthNet"/>, the path of their recorded results, and the evaluator that trains them.</summary>
internal static class TruthSpace
{
    public static string ProjectDirectory { get; } = Path.Combine(Repository.Root, "tests", "NasGen.Benchmarks");

    /// <summary>The path of the recorded results, which <c>nasgen replay</c> can read.</summary>
    public static string TablePath { get; } = Path.Combine(ProjectDirectory, "OneShot", "truth.csv.gz");

    public static SearchSpace Space { get; } = SpaceDescriptor.Parse(new TruthNetDefinition().Descriptor).Space.ToSearchSpace();

    /// <summary>The evaluator. All trainings share one split, therefore seeds differ only in the initial weights and the order of batches.</summary>
    public static Evaluator Evaluator() => new(new TruthNetDefinition(), new EvaluatorOptions(ProjectDirectory, SplitSeed: 1));

    /// <summary>All architectures. The last decision changes fastest.</summary>
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
