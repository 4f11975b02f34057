using NasGen.Search.Contracts;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Verdicts;

/// <summary>The trivial predictor as a baseline. An architecture that is no better than it has learnt nothing from its inputs.</summary>
internal sealed class TrivialBaseline(TrivialScore score, Goal goal)
{
    /// <summary>The name in the record.</summary>
    public const string Name = "trivial";

    public TrivialScore Score => score;

    /// <summary>
    /// The doubt that an architecture is better, as a clause: <c>DigitsNetBest is no better than the trivial predictor, …</c>. There is none if each of its
    /// trainings is better, or if the metric does not exist for a constant answer.
    /// </summary>
    /// <param name="name">The name of the architecture, as the subject of the clause.</param>
    /// <param name="finalist">The architecture and its trainings.</param>
    public string? Doubt(string name, Finalist finalist)
    {
        if (Compared(finalist) is not var (data, own, trivial)) return null;
        double[] leads = [.. own.Select(value => goal.Metric.Maximize ? value - trivial : trivial - value)];
        if (leads.All(lead => lead > 0)) return null;
        var metric = goal.Metric.Name;
        return $"{name} is {(leads.Average() > 0 ? "not reliably" : "no")} better than the trivial predictor, {score.Answer} "
            + $"({data} {Words.Measure(metric)} {NumberText.Metric(metric, own.Average())} and {NumberText.Metric(metric, trivial)})";
    }

    /// <summary>The metric of each training and that of the trivial predictor: on the test set or, if it is closed, on validation data.</summary>
    private (string Data, IReadOnlyList<double> Own, double Trivial)? Compared(Finalist finalist)
    {
        var metric = goal.Metric.Name;
        if (finalist.Test(metric) is { Count: > 0 } test && score.Metrics.Test?.TryGetValue(metric, out var onTest) == true) return ("test", test, onTest);
        if (!score.Metrics.Validation.TryGetValue(metric, out var onValidation)) return null;
        var own = finalist.Validation(metric);
        if (own.Count == 0 && finalist.Trial.Metrics.TryGetValue(metric, out var once)) own = [once];
        return own.Count == 0 ? null : ("validation", own, onValidation);
    }
}
