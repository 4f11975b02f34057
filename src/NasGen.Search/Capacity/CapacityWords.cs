using System.Globalization;
using NasGen.Search.Wording;

namespace NasGen.Search.Capacity;

/// <summary>What a study found, in sentences that name the figures they rest on; intervals of 95 % are in brackets.</summary>
internal static class CapacityWords
{
    /// <summary>Where the approximation's share can be anything in a range this wide, nothing is said of it.</summary>
    private const double Telling = 0.7;

    /// <summary><c>error (1 − Accuracy)</c>, <c>CrossEntropy</c>.</summary>
    public static string Name(CapacityMeasure measure) => measure.IsShortfall ? $"error (1 − {measure.Metric})" : measure.Metric;

    /// <summary>
    /// What the winner's error is made of: by the law, and by the best training error reachable in the space, which is what the approximation error is at least
    /// where trainings fit as well as the architectures can (the mean training error of an empirical risk minimizer is at most the least risk).
    /// </summary>
    public static string Shares(MeasuredCapacity measured)
    {
        if (measured.LeastTraining is not var (role, least) || measured.Curves.FirstOrDefault(c => c.Role == CapacityRole.Winner)?.Points is not [.., { Share: 1 } all]
            || all.Validation.Average() is not (> 0 and var error)) return ByLaw(measured);
        var share = Math.Min(1, least / error);
        return $"{ByLaw(measured)} The least {Name(measured.Measure)} on training data is {Value(measured.Measure, least)}, of the {role}: "
            + (share < 0.005 ? "samples that are fitted without error tell nothing of it." : $"if nothing in the space fits better, approximation is at least {NumberText.Percent(share)} and estimation at most {NumberText.Percent(1 - share)}.");
    }

    private static string ByLaw(MeasuredCapacity measured)
    {
        if (measured.Curves.FirstOrDefault(c => c.Role == CapacityRole.Winner) is not { } curve) return "The winner has not been trained.";
        if (curve.Fit is not { } fit)
            return curve.Points.Count < LearningCurve.FewestSizes
                ? $"A learning curve needs trainings on {LearningCurve.FewestSizes} parts of the data, and there are {curve.Points.Count}: what is approximation and what is estimation cannot be told."
                : "The winner makes no error on validation data: there is nothing to take apart.";
        var (low, high) = fit.IntervalOf(l => l.ApproximationShare);
        var error = Value(measured.Measure, fit.Law.At(fit.Law.Size));
        return high - low > Telling
            ? $"How much of the winner's {Name(measured.Measure)} of {error} is approximation and how much estimation cannot be told: by the trainings, anything from {NumberText.Percent(low)} to {NumberText.Percent(high)} is approximation."
            : $"Of the winner's {Name(measured.Measure)} of {error}, {NumberText.Percent(fit.Law.ApproximationShare)} is approximation, which no data take away ({NumberText.Percent(low)} to {NumberText.Percent(high)}), and {NumberText.Percent(fit.Law.EstimationShare)} is estimation.";
    }

    /// <summary>What would buy most.</summary>
    public static string Recommend(MeasuredCapacity measured)
    {
        var (gains, (_, most, rivals, harmful)) = (measured.Gains, measured.Recommendation);
        string Told(Gain gain) => $"{gain.Change} {Gained(measured.Measure, gain)}";
        string List(IEnumerable<Gain> some) => string.Join(", ", some.Select(Told));
        var bought = measured.Bought.Count == 0 ? "" : $" Bought already, and the space and its limits hold no more of it: {List(measured.Bought)}.";
        if (gains.Count == 0) return "Nothing was trained that could tell what would buy more." + bought;
        List<string> sentences = [];
        if (most is null) sentences.Add($"Cannot tell what would buy most: no gain is beyond the spread of the seeds and large enough to speak of ({List(gains.Except(harmful))}).");
        else if (rivals.Count == 0) sentences.Add($"{Words.Sentence(most.Change)} would buy most: {Gained(measured.Measure, most)} less error.");
        else sentences.Add($"{Words.Sentence(most.Change)} would buy {Gained(measured.Measure, most)} less error; as much or more may come from {List(rivals)}, so that which buys most cannot be told.");
        if (most is not null && gains.Where(g => g != most && !rivals.Contains(g) && !harmful.Contains(g)).ToList() is { Count: > 0 } others) sentences.Add($"Less comes from: {List(others)}.");
        if (harmful.Count > 0) sentences.Add($"It gets worse by: {List(harmful)}.");
        return string.Join(" ", sentences) + bought;
    }

    /// <summary>That the budget was too short; <see langword="null"/> if it was not.</summary>
    public static string? Shortage(CapacityStudy study, CapacityFindings findings) => findings.Done == findings.Needed ? null
        : string.Create(CultureInfo.InvariantCulture, $"{(study.IsFinished ? $"The budget of {study.Budget} ended" : "The study was stopped")} after {findings.Done} of the {findings.Needed} trainings that the statements want: what is missing is left open, and a further study goes on with it.");

    /// <summary>An error in the unit that its metric is told in.</summary>
    public static string Value(CapacityMeasure measure, double value) => NumberText.Metric(measure.Metric, value);

    private static string Gained(CapacityMeasure measure, Gain gain) => double.IsFinite(gain.Interval.Low) && double.IsFinite(gain.Interval.High)
        ? $"{Value(measure, gain.Estimate)} ({Value(measure, gain.Interval.Low)} to {Value(measure, gain.Interval.High)})"
        : $"{Value(measure, gain.Estimate)} (too few trainings to tell)";
}
