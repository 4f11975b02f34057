using System.Globalization;
using NasGen.Search.Wording;

namespace NasGen.Search.Capacity;

/// <summary>The results of a study as sentences with their figures. 95 % intervals are in parentheses.</summary>
internal static class CapacityWords
{
    /// <summary>The width of the interval of the approximation share above which the share counts as unknown.</summary>
    private const double Telling = 0.7;

    /// <summary>The name of an error: <c>error (1 − Accuracy)</c>, <c>CrossEntropy</c>.</summary>
    public static string Name(CapacityMeasure measure) => measure.IsShortfall ? $"error (1 − {measure.Metric})" : measure.Metric;

    /// <summary>
    /// The parts of the winner's error, by the fitted law and by the smallest training error in the space. The latter is a lower bound of the
    /// approximation error if trainings fit as well as the architectures can (the mean training error of an empirical risk minimizer is at most the
    /// least risk).
    /// </summary>
    public static string Shares(MeasuredCapacity measured)
    {
        if (measured.LeastTraining is not var (role, least)) return ByLaw(measured);
        if (measured.Curves.FirstOrDefault(c => c.Role == CapacityRole.Winner)?.Points is not [.., { Share: 1 } all]) return ByLaw(measured);
        if (all.Validation.Average() is not (> 0 and var error)) return ByLaw(measured);
        var share = Math.Min(1, least / error);
        return $"{ByLaw(measured)} The smallest {Name(measured.Measure)} on training data is {Value(measured.Measure, least)}, of the {role} architecture. "
            + (share < 0.005
                ? "Samples that are fitted without error give no bound of the approximation error."
                : "If nothing in the space fits better, "
                    + $"approximation is at least {NumberText.Percent(share)} and estimation at most {NumberText.Percent(1 - share)}.");
    }

    private static string ByLaw(MeasuredCapacity measured)
    {
        if (measured.Curves.FirstOrDefault(c => c.Role == CapacityRole.Winner) is not { } curve) return "The winner has not been trained.";
        if (curve.Fit is not { } fit)
            return curve.Points.Count < LearningCurve.FewestSizes
                ? $"A learning curve needs trainings on {LearningCurve.FewestSizes} parts of the data, and there are {curve.Points.Count}. "
                    + "Therefore the shares of approximation and estimation are unknown."
                : "The winner makes no error on validation data, therefore there are no shares of approximation and estimation.";
        var (low, high) = fit.IntervalOf(l => l.ApproximationShare);
        var error = Value(measured.Measure, fit.Law.At(fit.Law.Size));
        return high - low > Telling
            ? $"Cannot tell the shares of approximation and estimation in the winner's {Name(measured.Measure)} of {error}: "
                + $"the trainings allow {NumberText.Percent(low)} to {NumberText.Percent(high)} approximation."
            : $"Of the winner's {Name(measured.Measure)} of {error}, {NumberText.Percent(fit.Law.ApproximationShare)} is approximation "
                + $"({NumberText.Percent(low)} to {NumberText.Percent(high)}), which more data cannot remove, "
                + $"and {NumberText.Percent(fit.Law.EstimationShare)} is estimation, which more data can remove.";
    }

    /// <summary>The change that would help most.</summary>
    public static string Recommend(MeasuredCapacity measured)
    {
        var (gains, (_, most, rivals, harmful)) = (measured.Gains, measured.Recommendation);
        string Sized(Gain gain) => $"{gain.Change} {Gained(measured.Measure, gain)}";
        string List(IEnumerable<Gain> some) => string.Join(", ", some.Select(Sized));
        var bought = measured.Bought.Count == 0 ? "" : $" Already gained, and the space and its limits allow no more: {List(measured.Bought)}.";
        if (gains.Count == 0) return "No training shows what would help." + bought;
        List<string> sentences = [];
        if (most is null)
            sentences.Add(
                "Cannot tell what would help most: "
                + $"no gain is both beyond the spread of the seeds and large enough to matter ({List(gains.Except(harmful))}).");
        else if (rivals.Count == 0)
            sentences.Add($"{Words.Sentence(most.Change)} would help most: {Gained(measured.Measure, most)} less error.");
        else
            sentences.Add(
                $"{Words.Sentence(most.Change)} would help: {Gained(measured.Measure, most)} less error. "
                + $"Cannot tell what would help most, because these changes may gain as much or more: {List(rivals)}.");
        if (most is not null && gains.Where(g => g != most && !rivals.Contains(g) && !harmful.Contains(g)).ToList() is { Count: > 0 } others)
            sentences.Add($"Smaller gains: {List(others)}.");
        if (harmful.Count > 0) sentences.Add($"Changes that increase the error: {List(harmful)}.");
        return string.Join(" ", sentences) + bought;
    }

    /// <summary>The sentence on missing trainings; <see langword="null"/> if none are missing.</summary>
    public static string? Shortage(CapacityStudy study, CapacityFindings findings) => findings.Done == findings.Needed ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{(study.IsFinished ? $"The budget of {study.Budget} ended" : "The study was stopped")} "
            + $"after {findings.Done} of the {findings.Needed} trainings that the statements need. Another study continues with the missing ones.");

    /// <summary>An error in the unit of its metric.</summary>
    public static string Value(CapacityMeasure measure, double value) => NumberText.Metric(measure.Metric, value);

    private static string Gained(CapacityMeasure measure, Gain gain) => double.IsFinite(gain.Interval.Low) && double.IsFinite(gain.Interval.High)
        ? $"{Value(measure, gain.Estimate)} ({Value(measure, gain.Interval.Low)} to {Value(measure, gain.Interval.High)})"
        : $"{Value(measure, gain.Estimate)} (too few trainings to tell)";
}
