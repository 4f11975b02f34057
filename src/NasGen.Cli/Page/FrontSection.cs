using NasGen.Search.Pareto;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;
using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>The metric against each cost that trials have. Each cost has its own front and knee.</summary>
internal static class FrontSection
{
    public static string Lead(Goal goal)
    {
        var limits = string.Join(", ", goal.Objectives.Limits.Select(l => $"{Words.Measure(l.Cost)} at most {NumberText.Value(l.Cost, l.Max)}"));
        var floors = string.Join(", ", goal.Objectives.Floors.Select(f => FloorLines.Text(f.Metric, f.Value, f.Maximize)));
        return $"{Words.Title(goal.Metric.Name)} ({Words.Direction(goal.Metric.Maximize)}) against each cost. "
            + "The architectures on the line form the Pareto front: no other architecture is better in both. "
            + "The knee is where the front bends most: past it, a small gain in one costs much of the other." + (limits == "" ? "" : $" Limits: {limits}.")
            + (floors == "" ? "" : $" Good enough: {floors}; what is not stays off the line, unless nothing is good enough.");
    }

    public static IReadOnlyList<ReportFront> Of(IReadOnlyList<Trial> explored, Goal goal)
    {
        Trial[] fit = [.. explored.Where(t => t.Fidelity == 1 && goal.Objectives.IsFeasible(t) && double.IsFinite(ObjectiveSet.Value(t, goal.Metric)))];
        // Costs that are objectives come first.
        var costs = fit.SelectMany(t => t.Costs.Keys).Distinct().Where(c => c != goal.Metric.Name)
            .OrderByDescending(c => goal.Objectives.All.Any(o => o.Name == c)).ThenBy(c => c == "Parameters" ? 0 : 1).ThenBy(c => c, StringComparer.Ordinal);
        return [.. costs.Select(cost => Of(fit, goal.Objectives, goal.Metric, cost))];
    }

    private static ReportFront Of(IEnumerable<Trial> fit, ObjectiveSet objectives, Objective metric, string cost)
    {
        Trial[] shown = [.. fit.Where(t => t.Costs.ContainsKey(cost))];
        var known = objectives.GoodEnough(shown);
        var losses = known.Select(t => new[] { t.Costs[cost], metric.Maximize ? -ObjectiveSet.Value(t, metric) : ObjectiveSet.Value(t, metric) }).ToList();
        // Of trials with equal values the earliest is shown.
        int[] front =
        [
            .. ParetoDominance.Front(losses).GroupBy(i => (losses[i][0], losses[i][1])).Select(g => g.MinBy(i => known[i].Id)).OrderBy(i => losses[i][0]),
        ];
        var knee = KneePoint.Of([.. front.Select(i => losses[i])]);
        return new(cost, [.. shown.Select(t => t.Id)], [.. front.Select(i => known[i].Id)], knee is { } k ? known[front[k]].Id : null);
    }
}
