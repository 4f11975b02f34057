using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>The figures at the head of the page.</summary>
internal static class TileSection
{
    public static IReadOnlyList<ReportTile> Of(ReportSource source, IReadOnlyList<ReportMark> marks, IReadOnlyList<ReportFront> fronts)
    {
        var byId = source.Trials.ToDictionary(t => t.Id);
        var metric = source.Goal.Metric.Name;
        List<ReportTile> tiles = [];
        if (marks.FirstOrDefault(m => m.Kind == "winner") is { } best)
        {
            var winner = byId[best.Trial];
            tiles.Add(new(Score(winner), $"validation {Words.Measure(metric)}, {best.Title}"));
            foreach (var cost in new[] { nameof(Cost.Parameters), nameof(Cost.Latency) })
                if (winner.Costs.TryGetValue(cost, out var value)) tiles.Add(new(NumberText.Value(cost, value), Words.Measure(cost)));
        }
        tiles.Add(new(NumberText.Count(source.Explored.Count), $"trials, {NumberText.Count(source.Explored.Count(t => t.State == TrialState.Failed))} failed"));
        tiles.Add(new(NumberText.Seconds(CourseSection.Clock(source.Trials).Values.DefaultIfEmpty().Max()), "of training in total"));
        if (fronts is [{ Knee: { } id, Cost: var first }, ..])
            tiles.Add(new(
                $"{Score(byId[id])} · {NumberText.Value(first, byId[id].Costs[first])}",
                $"{Words.Measure(metric)} and {Words.Measure(first)} at the knee, trial {NumberText.Count(id)}"));
        return tiles;

        string Score(Trial trial) => NumberText.Value(metric, ObjectiveSet.Value(trial, source.Goal.Metric));
    }
}
