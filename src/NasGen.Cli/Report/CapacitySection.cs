using System.Globalization;
using NasGen.Cli.Searching;
using NasGen.Cli.Searching.Capacity;
using NasGen.Cli.Searching.Verdicts;
using NasGen.Search.Capacities;
using NasGen.Search.Objectives;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;

namespace NasGen.Cli.Report;

/// <summary>What more depth, width or data would buy, from the study in the journal.</summary>
internal static class CapacitySection
{
    /// <returns><see langword="null"/> where no study was asked for.</returns>
    public static ReportCapacity? Of(CapacityStudy? study, Objective metric)
    {
        if (study is null) return null;
        var findings = CapacityFindings.Of(study, metric);
        return new(
            findings.Measures is [var first, ..] ? CapacityWords.Recommend(first)
                : study.Trainings.Any(t => t.State == TrialState.Completed) ? $"{metric.Name} has no known best value, so that there is no error to take apart: only depths are compared."
                : "No training has completed yet.",
            [.. new[] { CapacityWords.Shortage(study, findings) }.OfType<string>(), .. study.Notes],
            [.. study.Allocations.GroupBy(a => a.Cost).Select(g => Budget(study, g, metric))],
            [.. findings.Measures.Select(Measure)],
            [
                .. study.Trainings.Where(t => t.State != TrialState.Completed).GroupBy(t => (t.State, Cause: RecordBuilder.Kind(t.Cause ?? "unknown")))
                    .Select(g => new ReportFailure(g.Key.State.ToString(), g.Key.Cause, g.Count(), [])),
            ]);
    }

    private static ReportDepthBudget Budget(CapacityStudy study, IGrouping<string, StudiedAllocation> allocations, Objective metric)
    {
        var depths = allocations.Select(a =>
        {
            double[] scores = study.Scores(a.Genotype, metric.Name);
            var spread = Spread.Of(scores);
            return new ReportDepth(a.Depth, a.Genotype, a.Value, a.Share, a.IsSpent, a.IsSameBlocks, a.Genotype == study.Winner, false, scores, spread.Mean, spread.StandardDeviation);
        }).Where(d => d.Scores.Count > 0).ToList();
        var best = depths.GroupBy(d => d.Depth).Select(g => metric.Maximize ? g.MaxBy(d => d.Mean) : g.MinBy(d => d.Mean)).ToHashSet();
        return new(allocations.Key, study.Architectures[0].Costs[allocations.Key], [.. depths.Select(d => d with { IsBest = best.Contains(d) })]);
    }

    private static ReportCapacityMeasure Measure(MeasuredCapacity measured) => new(
        measured.Measure.Metric, CapacityWords.Name(measured.Measure), CapacityWords.Recommend(measured), CapacityWords.Shares(measured),
        [.. measured.Curves.Select(c => new ReportLearningCurve(c.Role, c.Genotype, [.. c.Points.Select(Point)], Law(c)))],
        [.. measured.Gains.Concat(measured.Bought).Select(g => new ReportGain(g.Change, g.Estimate, Ends(g.Interval), measured.Recommendation.Shown.Contains(g)))]);

    private static ReportLearningPoint Point(StudiedPoint point)
    {
        var spread = Spread.Of([.. point.Validation]);
        return new(point.Share, point.Samples, point.Validation, spread.Mean, spread.StandardDeviation, point.Training.Count == 0 ? null : point.Training.Average());
    }

    private static ReportPowerLaw? Law(StudiedCurve curve)
    {
        if (curve.Fit is not { } fit) return null;
        var law = fit.Law;
        var (first, last) = (curve.Points[0].Samples, CapacityPlan.Factor * law.Size);
        var sizes = Enumerable.Range(0, 13).Select(i => first * Math.Pow(last / first, i / 12.0));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"e(n) = {law.Approximation:G3} + {law.Estimation:G3} · (n / {law.Size:0})^−{law.Exponent:0.00}"),
            law.Approximation, law.Estimation, law.ApproximationShare, Ends(fit.IntervalOf(l => l.ApproximationShare)),
            [.. sizes.Select(n => (double[])[n, law.At(n), .. Ends(fit.IntervalOf(l => l.At(n)))])]);
    }

    private static double[] Ends(Interval interval) => [interval.Low, interval.High];
}
