using System.Globalization;
using NasGen.Cli.Records;
using NasGen.Cli.Reporting;
using NasGen.Cli.Searching;
using NasGen.Cli.Searching.Verdicts;
using NasGen.Descriptors;
using NasGen.Search.Importance;
using NasGen.Search.Objectives;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Cli.Report;

/// <summary>Makes the page's data of a journal and its record.</summary>
internal static class ReportBuilder
{
    public static ReportData Build(ReportSource source)
    {
        var (goal, explored) = (source.Goal, source.Explored);
        var marks = Marks(source);
        var clock = CourseSection.Clock(source.Trials);
        DecisionLevels[] levels = [.. source.Space.Decisions.Select(d => new DecisionLevels(d))];
        return new ReportData
        {
            Space = source.Header.Space,
            IsRunning = source.IsRunning,
            Verdict = Verdict(source),
            Objectives = [.. goal.Objectives.All.Select(o => new ReportObjective(o.Name, o.Maximize))],
            Metric = new ReportObjective(goal.Metric.Name, goal.Metric.Maximize),
            Limits = [.. goal.Objectives.Limits.Select(l => "at most " + NumberText.Cost(l.Cost, l.Max))],
            Decisions = [.. levels.Select(l => new ReportDecision(l.Decision.Name, l.IsBinned ? null : l.Labels, l.IsOrdered))],
            Trials = [.. source.Trials.Select(t => ToTrial(t, clock[t.Id]))],
            Marks = marks,
            Fronts = FrontSection.Of(explored, goal),
            Course = CourseSection.BestSoFar(explored, goal.Objectives),
            Volume = CourseSection.Volume(explored, goal.Objectives),
            Importance = InsightSections.Importance(explored, goal),
            Winner = Winner(source),
            Curves = Curves(source, marks),
            Capacity = CapacitySection.Of(source.Capacity, goal.Metric),
            Untangling = UntanglingSection.Of(source, marks),
            Landscape = InsightSections.Landscape(explored, goal),
            Failures = Failures(source.Trials),
            Repeat = RepeatSection.Of(source),
        };
    }

    /// <summary>The page before there is a journal.</summary>
    public static ReportData Waiting() => new()
    {
        Space = "No search yet",
        Verdict = "No search has begun here. The page shows it as soon as one does.",
        IsRunning = true,
        Served = "none",
        Objectives = [],
        Metric = new ReportObjective(nameof(Metric.Accuracy), true),
        Limits = [],
        Decisions = [],
        Trials = [],
        Marks = [],
        Fronts = [],
        Course = new("", [], []),
        Curves = [],
        Failures = [],
        Repeat = [],
    };

    private static string Verdict(ReportSource source)
    {
        var (goal, best) = (source.Goal, source.Goal.Objectives.Best(source.Explored));
        if (source.Record is { Winners: [var winner, ..] } record)
        {
            var score = winner.Test is { } test
                ? $"test {test.Metric} {NumberText.Metric(test.Metric, test.Mean, test.Deviation)} over {Words.Count(test.Values.Count, "seed")}"
                : "not confirmed on the test set";
            var cost = winner.Costs.TryGetValue("Parameters", out var parameters) ? " with " + NumberText.Cost("Parameters", parameters) : "";
            return $"{winner.Class} reaches {score}{cost}: {record.Verdict.Text}";
        }
        var state = source.IsRunning ? "The search has not ended" : "The search has ended";
        return best is null
            ? $"{state}: {Words.Count(source.Trials.Count, "trial")}, none completed yet."
            : $"{state}: {Words.Count(source.Trials.Count, "trial")}, the best so far reaches validation {goal.Metric.Name} {NumberText.Metric(goal.Metric.Name, ObjectiveSet.Value(best, goal.Metric))} with {NumberText.Cost("Parameters", best.Costs.GetValueOrDefault("Parameters"))}.";
    }

    private static IReadOnlyList<ReportMark> Marks(ReportSource source)
    {
        List<ReportMark> marks = [];
        if (source.Record is { } record)
        {
            foreach (var (winner, place) in record.Winners.Select((w, i) => (w, i))) Add(winner.Class, place == 0 ? "winner" : "pick", winner);
            foreach (var baseline in record.Baselines) Add(baseline.Name, "baseline", baseline);
            return marks;
        }
        if (source.Goal.Objectives.Best(source.Explored) is { } best) marks.Add(new("best so far", "winner", best.Id, null));
        foreach (var trial in source.Explored.Where(t => Purpose.IsBaseline(t.Purpose) && t.State == TrialState.Completed)) marks.Add(new(trial.Purpose, "baseline", trial.Id, null));
        return marks;

        void Add(string name, string kind, ArchitectureRecord architecture)
        {
            if (source.TrialOf(architecture.Genotype) is { } trial)
                marks.Add(new(name, kind, trial.Id, architecture.Test is { } test ? $"test {test.Metric} {NumberText.Metric(test.Metric, test.Mean, test.Deviation)}" : null));
        }
    }

    private static ReportTrial ToTrial(Trial trial, double at)
    {
        static SortedDictionary<string, double> Rounded(IReadOnlyDictionary<string, double> values) =>
            new(values.ToDictionary(v => v.Key, v => Rounding.Round(v.Value, 8)), StringComparer.Ordinal);
        var space = trial.Genotype.Space;
        return new(
            trial.Id, trial.Genotype.ToString(), trial.Purpose, trial.State.ToString(), trial.Fidelity, Rounded(trial.Metrics), Rounded(trial.Costs),
            Rounding.Round(trial.Seconds, 5), Rounding.Round(at, 7),
            [.. space.Decisions.Select((d, i) => trial.Genotype.IsAlive(i) ? Rounding.Round(d.Domain.Position(trial.Genotype[i]), 4) : (double?)null)],
            trial.Cause);
    }

    private static ReportGraph? Winner(ReportSource source)
    {
        if (source.Record is { Winners: [var winner, ..] })
            return WinnerGraph.Of(source.Descriptor.Space, winner.Class, source.Space.Parse(winner.Genotype), source.Shapes.GetValueOrDefault(winner.Genotype), winner.Costs);
        return source.Goal.Objectives.Best(source.Explored) is { } best
            ? WinnerGraph.Of(source.Descriptor.Space, "best so far", best.Genotype, source.Shapes.GetValueOrDefault(best.Genotype.ToString()), best.Costs)
            : null;
    }

    /// <summary>The winner's first; a finalist of an earlier run may be nothing any more, and is told by its trial.</summary>
    private static IReadOnlyList<ReportCurve> Curves(ReportSource source, IReadOnlyList<ReportMark> marks)
    {
        var byId = source.Trials.ToDictionary(t => t.Id);
        var marked = marks.GroupBy(m => byId[m.Trial].Genotype).Select((g, rank) => (g.Key, Rank: rank, Name: string.Join(", ", g.Select(m => m.Name).Distinct()))).ToDictionary(m => m.Key);
        return
        [
            .. source.Trials.Where(t => source.Curves.GetValueOrDefault(t.Id) is { Length: > 0 })
                .GroupBy(t => t.Genotype)
                .OrderBy(g => marked.TryGetValue(g.Key, out var mark) ? mark.Rank : int.MaxValue)
                .SelectMany(g => g.Select(t => new ReportCurve(
                    marked.TryGetValue(g.Key, out var mark) ? mark.Name : string.Create(CultureInfo.InvariantCulture, $"trial {source.Explored.First(e => e.Genotype.Equals(g.Key)).Id}"),
                    t.Id, t.Seed.ToString(CultureInfo.InvariantCulture), source.Curves[t.Id]))),
        ];
    }

    private static IReadOnlyList<ReportFailure> Failures(IReadOnlyList<Trial> trials) =>
    [
        .. trials.Where(t => t.State is TrialState.Failed or TrialState.Infeasible)
            .GroupBy(t => (t.State, Cause: RecordBuilder.Kind(t.Cause ?? "unknown")))
            .OrderBy(g => g.Key.State == TrialState.Infeasible).ThenByDescending(g => g.Count())
            .Select(g => new ReportFailure(g.Key.State.ToString(), g.Key.Cause, g.Count(), [.. g.Select(t => t.Id)])),
    ];
}
