using NasGen.Search.Capacity;
using NasGen.Search.Numerics;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>What more depth, width or data would gain, from the study in the journal.</summary>
internal static class CapacitySection
{
    private const string HowToRead =
        "Measured on validation data, which the winner was chosen by too. ± is the standard deviation over seeds; 95 % confidence intervals are in brackets.";

    /// <returns>The section; <see langword="null"/> if no study was made.</returns>
    public static ReportCapacity? Of(CapacityStudy? study, Objective metric)
    {
        if (study is null) return null;
        var findings = CapacityFindings.Of(study, metric);
        var lead = findings.Measures.Count > 0 ? ""
            : study.Trainings.All(t => t.State != TrialState.Completed) ? "No training has completed yet. "
            : $"The best possible {Words.Measure(metric.Name)} is not known, so there is no error to split: only depths are compared. ";
        return new(
            lead + HowToRead,
            [.. new[] { CapacityWords.Shortage(study, findings) }.OfType<string>(), .. study.Notes],
            [.. study.Allocations.GroupBy(a => a.Cost).Select(g => Budget(study, g, metric))],
            [.. findings.Measures.Select(CapacityMeasureSection.Of)],
            Failures(study));
    }

    private static ReportTable? Failures(CapacityStudy study)
    {
        var failed = study.Trainings.Where(t => t.State != TrialState.Completed).GroupBy(t => (t.State, Cause: Words.Cause(t.Cause))).ToList();
        return failed.Count == 0 ? null : new(
            ["Count", "State", "Cause"],
            [.. failed.Select(g => (string[])[NumberText.Count(g.Count()), g.Key.State.ToString().ToLowerInvariant(), g.Key.Cause])]);
    }

    private static ReportDepthBudget Budget(CapacityStudy study, IGrouping<string, StudiedAllocation> allocations, Objective metric)
    {
        var depths = allocations.Select(a => (Allocation: a, Spread: Spread.Of(Scores(study, a, metric.Name)))).Where(d => d.Spread.Count > 0).ToList();
        var best = depths.GroupBy(d => d.Allocation.Depth).Select(g => metric.Maximize ? g.MaxBy(d => d.Spread.Mean) : g.MinBy(d => d.Spread.Mean)).ToHashSet();
        var cost = allocations.Key;
        return new(
            cost, NumberText.Cost(cost, study.Architectures[0].Costs[cost]),
            [
                .. depths.Select(d => new ReportDepth(
                    d.Allocation.Depth, d.Allocation.Genotype, d.Allocation.IsSpent, d.Allocation.IsSameBlocks, d.Allocation.Genotype == study.Winner,
                    best.Contains(d), d.Spread.Mean, d.Spread.StandardDeviation, $"{Text(d.Spread)} over {Words.Count(d.Spread.Count, "seed")}",
                    $"{Words.Count(d.Allocation.Depth, "block")}, {NumberText.Percent(d.Allocation.Share)} of the budget")),
            ],
            new(
                ["Blocks", Words.Title(metric.Name), "Seeds", Words.Title(cost), "Of the budget", "Best of its depth", "Architecture"],
                [
                    .. depths.Select(d => (string[])
                    [
                        NumberText.Count(d.Allocation.Depth), Text(d.Spread), NumberText.Count(d.Spread.Count), NumberText.Value(cost, d.Allocation.Value),
                        NumberText.Percent(d.Allocation.Share), best.Contains(d) ? "yes" : "", d.Allocation.Genotype,
                    ]),
                ]));

        string Text(Spread spread) => NumberText.Metric(metric.Name, spread.Mean, spread.StandardDeviation);
    }

    private static double[] Scores(CapacityStudy study, StudiedAllocation allocation, string metric) =>
    [
        .. study.Trainings.Where(t => t.Genotype == allocation.Genotype && t.Share == 1 && t.Metrics.Validation.ContainsKey(metric))
            .Select(t => t.Metrics.Validation[metric]),
    ];
}
