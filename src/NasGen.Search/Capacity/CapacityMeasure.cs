using NasGen.Search.Contracts;
using NasGen.Search.Trials;

namespace NasGen.Search.Capacity;

/// <summary>A metric as an error, whose best value is 0. Learning curves and their shares are about errors.</summary>
/// <param name="Metric">The name of the metric.</param>
/// <param name="IsShortfall">Whether the error is 1 − the metric.</param>
internal sealed record CapacityMeasure(string Metric, bool IsShortfall)
{
    private static readonly HashSet<string> Shortfalls = [MetricName.Accuracy, MetricName.BalancedAccuracy, MetricName.F1, MetricName.R2];

    /// <summary>
    /// The errors of a search: the metric, if its best value is known, and the loss. A maximized score of the user's own has no known best value,
    /// therefore no error.
    /// </summary>
    public static IReadOnlyList<CapacityMeasure> Of(Objective metric, IReadOnlyDictionary<string, double> metrics)
    {
        List<CapacityMeasure> measures = [];
        if (Shortfalls.Contains(metric.Name)) measures.Add(new(metric.Name, true));
        else if (!metric.Maximize) measures.Add(new(metric.Name, false));
        measures.AddRange(MetricName.Losses.Where(l => l != metric.Name && metrics.ContainsKey(l)).Select(l => new CapacityMeasure(l, false)));
        return measures;
    }

    /// <summary>The error on validation data; NaN if the metric is missing or is no error.</summary>
    public double OfValidation(StudiedTraining training) => Of(training.Metrics.Validation);

    /// <summary>The error on the samples trained on; NaN if the metric is missing or is no error.</summary>
    public double OfTraining(StudiedTraining training) => Of(training.Metrics.Training ?? MeasuredMetrics.None.Validation);

    private double Of(IReadOnlyDictionary<string, double> metrics)
    {
        var value = metrics.GetValueOrDefault(Metric, double.NaN);
        var error = IsShortfall ? 1 - value : value;
        return error >= 0 && double.IsFinite(error) ? error : double.NaN;
    }
}
