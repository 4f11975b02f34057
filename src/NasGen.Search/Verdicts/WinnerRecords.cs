using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using NasGen.Search.Records;
using NasGen.Search.Trials;

namespace NasGen.Search.Verdicts;

/// <summary>Makes the records of winners and baselines.</summary>
/// <param name="seed">The seed of the search.</param>
/// <param name="labels">The name of each class in the order of class numbers; <see langword="null"/> if the labels are numbers.</param>
internal sealed class WinnerRecords(Goal goal, ulong seed, IReadOnlyList<string>? labels)
{
    public Winner Winner(string name, Finalist finalist, ArchitectureShapes shapes) => new(name, SeedOf(finalist), finalist.Genotype, shapes, labels);

    /// <summary>The seed of the first training that the verdict counts.</summary>
    private ulong SeedOf(Finalist finalist) => finalist.IsFullyTrained ? finalist.Trial.Seed : Confirmation.Seed(seed, 0);

    public WinnerRecord Of(Winner winner, Finalist finalist) => new()
    {
        Class = winner.Class,
        Seed = winner.Seed,
        FoundBy = finalist.Trial.Purpose,
        Genotype = finalist.Genotype.ToString(),
        Costs = Rounded(finalist.Trial.Costs),
        Validation = Rounded(finalist.Trial.Metrics),
        Seeds = Seeds(finalist),
        RetrainedValidation = Score(finalist.Validation(goal.Metric.Name)),
        Test = Score(finalist.Test(goal.Metric.Name)),
        GoodEnough = FloorLines.ToRecord(finalist, goal.Objectives.Floors),
        Shapes = winner.Shapes.ByDecision.ToDictionary(s => s.Key, s => ShapeText.Format(s.Value.InOrder), StringComparer.Ordinal),
    };

    public BaselineRecord Baseline(string name, Finalist finalist) => new()
    {
        Name = name,
        Genotype = finalist.Genotype.ToString(),
        Costs = Rounded(finalist.Trial.Costs),
        Validation = Rounded(finalist.Trial.Metrics),
        Seeds = Seeds(finalist),
        RetrainedValidation = Score(finalist.Validation(goal.Metric.Name)),
        Test = Score(finalist.Test(goal.Metric.Name)),
    };

    /// <summary>The trivial predictor, which is no architecture.</summary>
    public BaselineRecord Trivial(TrivialScore trivial) => new()
    {
        Name = TrivialBaseline.Name,
        Prediction = trivial.Answer,
        Validation = Rounded(trivial.Metrics.Validation),
        Test = trivial.Metrics.Test?.TryGetValue(goal.Metric.Name, out var value) == true ? Score([value]) : null,
    };

    /// <summary>The best of random search within a limit.</summary>
    public RandomWithinLimitRecord RandomWithin(IReadOnlyList<Trial> explored, Limit limit)
    {
        var objectives = goal.Objectives.Within(limit);
        Trial[] within = [.. explored.Where(objectives.IsFeasible)];
        Trial[] random = [.. within.Where(t => t.Purpose == Purpose.Random)];
        var best = objectives.Best(random);
        return new RandomWithinLimitRecord
        {
            Trials = within.Length,
            RandomTrials = random.Length,
            Genotype = best?.Genotype.ToString(),
            Validation = best is null ? null : Rounded(best.Metrics),
        };
    }

    private static List<ulong> Seeds(Finalist finalist) => [.. finalist.Trainings.OrderBy(t => t.Id).Select(t => t.Seed)];

    private ScoreRecord? Score(IReadOnlyList<double> values) => values.Count == 0 ? null : new ScoreRecord
    {
        Metric = goal.Metric.Name,
        Mean = Rounding.Round(values.Average()),
        Deviation = values.Count < 2 ? null : Rounding.Round(Spread.Of([.. values]).StandardDeviation, 3),
        Values = [.. values.Select(v => Rounding.Round(v))],
    };

    private static SortedDictionary<string, double> Rounded(IReadOnlyDictionary<string, double> values)
    {
        var rounded = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            rounded[name] = Rounding.Round(value, name is CostName.Latency or CostName.Energy ? 3 : value % 1 == 0 ? 15 : 6);
        return rounded;
    }
}
