using NasGen.Benchmarks.OneShot;
using NasGen.Evaluation;
using NasGen.Package.Tests.Feed;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Benchmarks.Curves;

/// <summary>A space of which all architectures were trained, with their learning curves.</summary>
/// <param name="Name">The name of the table.</param>
/// <param name="Epochs">The number of epochs of a full training.</param>
/// <param name="Seeds">The number of trainings per architecture.</param>
/// <param name="Definition">The generated code of the space.</param>
internal sealed record CurveSpace(string Name, int Epochs, int Seeds, Func<SpaceDefinition> Definition)
{
    public static IReadOnlyList<CurveSpace> All { get; } =
    [
        new("digits", 27, 1, () => new TruthNetDefinition()),
        new("fashion", 9, 1, () => new SmallFashionNetDefinition()),
    ];

    public SearchSpace Space { get; } = SpaceDescriptor.Parse(Definition().Descriptor).Space.ToSearchSpace();

    /// <summary>The path of the recorded table, which <c>nasgen replay</c> can read.</summary>
    public string TablePath => Path.Combine(ProjectDirectory, "Curves", Name + ".csv.gz");

    /// <summary>The path of the trainings that are made so far.</summary>
    public string JournalPath => Path.Combine(ProjectDirectory, "obj", $"curves-{Name}.tsv");

    private static string ProjectDirectory => Path.Combine(Repository.Root, "tests", "NasGen.Benchmarks");

    public static CurveSpace Named(string name) => All.FirstOrDefault(s => s.Name == name)
        ?? throw new InvalidOperationException($"There is no space '{name}'. Choose one of {string.Join(", ", All.Select(s => s.Name))}.");

    /// <summary>The evaluator. All trainings share one split, therefore seeds differ only in the initial weights and the order of batches.</summary>
    public Evaluator Evaluator() => new(Definition(), new EvaluatorOptions(ProjectDirectory, SplitSeed: 1));

    /// <summary>The length of a training in terms of the model's own setting.</summary>
    public double Length => Epochs / SpaceDescriptor.Parse(Definition().Descriptor).Task.Training[TrainingNames.Epochs];
}
