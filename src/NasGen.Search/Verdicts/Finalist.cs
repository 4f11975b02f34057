using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Verdicts;

/// <summary>An architecture that is trained again for the verdict, and its trainings so far.</summary>
internal sealed class Finalist(Trial trial)
{
    private readonly List<Trial> _trainings = [];

    /// <summary>The trial that made it a finalist.</summary>
    public Trial Trial { get; } = trial;

    public Genotype Genotype => Trial.Genotype;

    /// <summary>Whether the trial was a full training, which counts as the first one of the verdict.</summary>
    public bool IsFullyTrained => Trial is { Fidelity: 1, State: TrialState.Completed } && Trial.Measured.Validation.Count > 0;

    /// <summary>The completed trainings from scratch.</summary>
    public IReadOnlyList<Trial> Trainings => _trainings;

    /// <summary>The cause of the first training from scratch that failed; <see langword="null"/> if none did.</summary>
    public string? Failure { get; private set; }

    public void Add(Trial training)
    {
        if (training.State == TrialState.Completed) _trainings.Add(training);
        else Failure ??= training.Cause;
    }

    /// <summary>The trial with the means of the trainings from scratch; <see langword="null"/> if there are too few for a mean.</summary>
    public Trial? Mean => _trainings.Count < Reserve.FewestSeeds ? null : Trial with
    {
        Fidelity = 1,
        State = TrialState.Completed,
        Measured = new MeasuredMetrics(
            _trainings[0].Metrics.Keys.ToDictionary(name => name, name => _trainings.Average(t => t.Metrics.GetValueOrDefault(name, double.NaN)))),
    };

    /// <summary>The metric on the test set, one value per training.</summary>
    public IReadOnlyList<double> Test(string metric) => Values(t => t.Measured.Test, metric);

    /// <summary>The metric on validation data, one value per training.</summary>
    public IReadOnlyList<double> Validation(string metric) => Values(t => t.Metrics, metric);

    private List<double> Values(Func<Trial, IReadOnlyDictionary<string, double>?> metrics, string name) =>
        [.. _trainings.Where(t => metrics(t)?.ContainsKey(name) == true).OrderBy(t => t.Id).Select(t => metrics(t)![name])];
}
