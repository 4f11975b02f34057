using NasGen.Search.Insights.Importance;
using NasGen.Search.Records;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;
using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>Makes the data of the page from a journal and its record.</summary>
internal static class ReportBuilder
{
    private const int MostListed = 12;

    public static ReportData Build(ReportSource source)
    {
        var (goal, explored) = (source.Goal, source.Explored);
        var marks = Marks(source);
        var fronts = FrontSection.Of(explored, goal);
        string[] shown = [goal.Metric.Name, .. fronts.Select(f => f.Cost)];
        return new ReportData
        {
            Space = source.Header.Space,
            IsRunning = source.IsRunning,
            Verdict = Verdict(source),
            Tiles = TileSection.Of(source, marks, fronts),
            Measures = ReportMeasure.Of([.. shown, .. goal.Objectives.All.Select(o => o.Name), nameof(Metric.CrossEntropy), nameof(Metric.MeanSquaredError)]),
            Metric = new ReportObjective(goal.Metric.Name, goal.Metric.Maximize),
            Decisions = [.. source.Space.Decisions.Select(Decision)],
            Trials = [.. source.Trials.Select(t => ToTrial(t, shown))],
            Marks = marks,
            FrontLead = FrontSection.Lead(goal),
            Fronts = fronts,
            Course = CourseSection.BestSoFar(source),
            Volume = CourseSection.Volume(explored, goal.Objectives),
            Importance = InsightSections.Importance(explored, goal),
            Winner = Winner(source),
            Curves = CurveSection.Of(source, marks),
            Capacity = CapacitySection.Of(source.Capacity, goal.Metric),
            Untangling = UntanglingSection.Of(source, marks),
            Landscape = InsightSections.Landscape(explored, goal),
            Failures = Failures(source.Trials, source.Record?.Space.Unusable),
            Repeat = RepeatSection.Of(source),
        };
    }

    /// <summary>The data of the page if there is no journal yet.</summary>
    public static ReportData Waiting() => new()
    {
        Space = "No search yet",
        Verdict = "No search has started in this project. The page shows one as soon as it starts.",
        IsRunning = true,
        Served = "none",
        Metric = new ReportObjective(nameof(Metric.Accuracy), true),
        Decisions = [],
        Trials = [],
        Marks = [],
        Fronts = [],
        Repeat = [],
    };

    private static string Verdict(ReportSource source)
    {
        var (goal, best) = (source.Goal, source.Goal.Objectives.Best(source.Explored));
        if (source.Record is { Winners: [var winner, ..] } record)
        {
            var score = winner.Test is { } test
                ? $"test {Words.Measure(test.Metric)} {NumberText.Metric(test.Metric, test.Mean, test.Deviation)} over {Words.Count(test.Values.Count, "seed")}"
                : Validation(winner, goal);
            var cost = winner.Costs.TryGetValue("Parameters", out var parameters) ? " with " + NumberText.Cost("Parameters", parameters) : "";
            var enough = string.Concat(FloorLines.Of(winner).Select(line => $" {Words.Sentence(line)}."));
            var doubt = winner.Test is null ? ", not confirmed on the test set" : "";
            return $"{winner.Class} reaches {score}{cost}{doubt}: {record.Verdict.Text}{enough}";
        }
        var state = source.IsRunning ? "The search has not ended" : "The search has ended";
        var trials = Words.Count(source.Trials.Count, "trial");
        if (best is null) return $"{state}: {trials}, none completed yet.";
        var reached = $"{Words.Measure(goal.Metric.Name)} {NumberText.Metric(goal.Metric.Name, ObjectiveSet.Value(best, goal.Metric))}";
        var size = NumberText.Cost("Parameters", best.Costs.GetValueOrDefault("Parameters"));
        return $"{state}: {trials}. The best so far reaches validation {reached} with {size}.";
    }

    private static string Validation(WinnerRecord winner, Goal goal) => winner.Validation.TryGetValue(goal.Metric.Name, out var value)
        ? $"validation {Words.Measure(goal.Metric.Name)} {NumberText.Metric(goal.Metric.Name, value)}"
        : "a result";

    private static IReadOnlyList<ReportMark> Marks(ReportSource source)
    {
        List<ReportMark> marks = [];
        if (source.Record is { } record)
        {
            foreach (var (winner, place) in record.Winners.Select((w, i) => (w, i))) Add(winner.Class, place == 0 ? "winner" : "pick", winner);
            foreach (var baseline in record.Baselines) Add(baseline.Name, "baseline", baseline);
            return marks;
        }
        if (source.Goal.Objectives.Best(source.Explored) is { } best) marks.Add(new("best so far", "best so far", "winner", best.Id));
        foreach (var trial in source.Explored.Where(t => Purpose.IsBaseline(t.Purpose) && t.State == TrialState.Completed))
            marks.Add(new(trial.Purpose, Words.Baseline(trial.Purpose), "baseline", trial.Id));
        return marks;

        void Add(string name, string kind, ArchitectureRecord architecture)
        {
            if (source.TrialOf(architecture.Genotype) is { } trial) marks.Add(new(name, Words.Baseline(name), kind, trial.Id));
        }
    }

    /// <param name="shown">The metric and the costs that the page shows.</param>
    private static ReportTrial ToTrial(Trial trial, string[] shown)
    {
        static SortedDictionary<string, double> Rounded(IReadOnlyDictionary<string, double> values) =>
            new(values.ToDictionary(v => v.Key, v => Rounding.Round(v.Value, 8)), StringComparer.Ordinal);
        string Text(string name) =>
            trial.Metrics.TryGetValue(name, out var value) || trial.Costs.TryGetValue(name, out value) ? NumberText.Value(name, value) : "–";
        return new(
            trial.Id, trial.Genotype.ToString(), trial.Purpose, Words.Purpose(trial.Purpose), trial.State.ToString(), trial.Fidelity,
            Rounded(trial.Metrics), Rounded(trial.Costs), shown.ToDictionary(name => name, Text, StringComparer.Ordinal), NumberText.Seconds(trial.Seconds),
            [.. trial.Genotype.Space.Decisions.Select((d, i) => trial.Genotype.IsAlive(i) ? Place(d.Domain, trial.Genotype[i]) : (double?)null)]);
    }

    private static ReportDecision Decision(Decision decision)
    {
        var (name, domain) = (decision.Name, decision.Domain);
        if (new DecisionLevels(decision).IsBinned) return new(name, null);
        return new(name, [.. Enumerable.Range(0, (int)domain.Count!.Value).Select(gene => new ReportTick(Place(domain, gene), domain.Format(gene)))]);
    }

    /// <summary>The place of an option on its axis, in [0, 1]. Options without an order are evenly spaced.</summary>
    private static double Place(Domain domain, double gene) =>
        Rounding.Round(domain is not Categorical ? domain.Position(gene) : domain.Count > 1 ? gene / (domain.Count.Value - 1) : 0.5, 4);

    private static ReportGraph? Winner(ReportSource source)
    {
        ReportGraph? Graph(string name, Genotype genotype, IReadOnlyDictionary<string, double> costs) =>
            WinnerGraph.Of(source.Descriptor.Space, name, genotype, source.Shapes.GetValueOrDefault(genotype.ToString()), costs);
        if (source.Record is { Winners: [var winner, ..] }) return Graph(winner.Class, source.Space.Parse(winner.Genotype), winner.Costs);
        return source.Goal.Objectives.Best(source.Explored) is { } best ? Graph("best so far", best.Genotype, best.Costs) : null;
    }

    private static ReportFailures? Failures(IReadOnlyList<Trial> trials, UnusableRecord? unusable)
    {
        var causes = trials.Where(t => t.State is TrialState.Failed or TrialState.Infeasible)
            .GroupBy(t => (t.State, Cause: Words.Cause(t.Cause, t.Genotype.ToString())))
            .OrderBy(g => g.Key.State == TrialState.Infeasible).ThenByDescending(g => g.Count()).ToList();
        string Count(TrialState state) => NumberText.Count(trials.Count(t => t.State == state));
        return causes.Count == 0 && unusable is null ? null : new(
            $"Of {Words.Count(trials.Count, "trial")}, {Count(TrialState.Failed)} failed in training and {Count(TrialState.Infeasible)} did not start "
            + "training, because the architecture cannot be built or breaks a limit."
            + (unusable is null ? "" : $" The search looked at {Words.Count(unusable.Seen, "architecture")} without training them."),
            new(
                ["Count", "State", "Cause", "Trials"],
                [
                    .. causes.Select(g => (string[])
                        [NumberText.Count(g.Count()), g.Key.State.ToString().ToLowerInvariant(), g.Key.Cause, Listed([.. g.Select(t => t.Id)])]),
                    .. (unusable?.Unbuildable ?? []).Select(u => (string[])[NumberText.Count(u.Count), "cannot be built", u.Cause, "–"]),
                    .. (unusable?.Options ?? []).Select(o => (string[])["all", "cannot be used", $"{o.Key}: {o.Value}", "–"]),
                    .. unusable?.Default is { } cause ? [(string[])["–", "your default", cause, "–"]] : Array.Empty<string[]>(),
                ]));
    }

    private static string Listed(IReadOnlyList<long> ids) =>
        string.Join(", ", ids.Take(MostListed).Select(id => NumberText.Count(id))) + (ids.Count > MostListed ? ", …" : "");
}
