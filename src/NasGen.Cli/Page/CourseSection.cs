using NasGen.Search.Pareto;
using NasGen.Search.Records;
using NasGen.Search.Replay;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;
using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>How results improved with training time and with trials: the best result so far, and the hypervolume of the front.</summary>
internal static class CourseSection
{
    private const double Flat = 0.01;
    private const int FewestTrials = 8;

    /// <summary>
    /// The seconds of training up to the end of each trial, by id. Workers train at the same time, therefore this is the sum of work, not
    /// elapsed time. Trials of one architecture, fidelity and seed share the training that completed first, and its time counts once.
    /// </summary>
    public static IReadOnlyDictionary<long, double> Clock(IReadOnlyList<Trial> trials)
    {
        var (sum, at) = (0.0, new Dictionary<long, double>());
        HashSet<(Genotype, double, ulong)> completed = [];
        foreach (var trial in trials)
        {
            if (trial.State != TrialState.Completed || completed.Add((trial.Genotype, trial.Fidelity, trial.Seed))) sum += trial.Seconds;
            at[trial.Id] = sum;
        }
        return at;
    }

    public static ReportCourse? BestSoFar(ReportSource source)
    {
        var (explored, objectives, record) = (source.Explored, source.Goal.Objectives, source.Record);
        var objective = objectives.Primary;
        // The cost of what is not good enough says nothing, unless nothing is good enough.
        var isAnyEnough = explored.Any(t => t.Fidelity == 1 && objectives.IsFeasible(t) && objectives.Shortfall(t) == 0);
        ReportSeries[] series = [.. ByPurpose(explored).Select(own => Series(own.Key, Best([.. own]))).Where(s => s.Points.Count > 0)];
        if (series.Length == 0) return null;
        ReportLevel[] levels =
        [
            .. explored.Where(t => Purpose.IsBaseline(t.Purpose) && objectives.IsFeasible(t) && double.IsFinite(objectives.Value(t)) && IsShown(t))
                .Select(t => Level(t.Purpose, objectives.Value(t), trials: 1)),
            .. (record?.Baselines ?? []).Where(b => b.Prediction is not null && b.Validation.ContainsKey(objective.Name))
                .Select(b => Level(b.Name, b.Validation[objective.Name], trials: 0)),
        ];
        var lead = $"The best {Words.Measure(objective.Name)} on validation data so far ({Words.Direction(objective.Maximize)}): "
            + "the search strategy compared with random search, your default architecture, the largest architecture that fits the limits, and, "
            + "at the end of a search, the trivial predictor."
            + (objectives.Floors.Count == 0 ? "" : " Only what is good enough counts, unless nothing is.")
            + string.Concat(Remarks(source).Select(remark => $" {Words.Sentence(remark)}."));
        return Course(lead, Words.Title(objective.Name), objective.Name, series, levels);

        bool IsShown(Trial trial) => !isAnyEnough || objectives.Shortfall(trial) == 0;

        ReportLevel Level(string name, double value, int trials) =>
            new(name, Words.Baseline(name), value, NumberText.Value(objective.Name, value), NumberText.Count(trials));

        ReportPoint Point(double seconds, int trials, double value) =>
            new(seconds, trials, value, NumberText.Seconds(seconds), NumberText.Value(objective.Name, value));

        List<ReportPoint> Best(IReadOnlyList<Trial> own)
        {
            List<ReportPoint> points = [];
            var clock = Clock(own);
            var (seconds, trained, best, value) = (0.0, 0, double.NegativeInfinity, double.NaN);
            foreach (var trial in own)
            {
                seconds = clock[trial.Id];
                if (trial.State is TrialState.Completed or TrialState.Failed) trained++;
                if (trial.Fidelity < 1 || !IsShown(trial) || !(objectives.Fitness(trial) > best)) continue;
                (best, value) = (objectives.Fitness(trial), objectives.Value(trial));
                points.Add(Point(seconds, trained, value));
            }
            if (points.Count > 0) points.Add(Point(seconds, trained, value));
            return points;
        }
    }

    /// <summary>What random search is expected to reach at its cost, and how well short trainings ranked.</summary>
    private static IEnumerable<string> Remarks(ReportSource source)
    {
        var spent = source.Record?.Ranking?.Trainings ?? 0;
        if (CostComparison.Of(source.Explored, source.Goal, spent) is { } comparison) yield return comparison.Line(source.Goal);
        double[] rungs = [.. source.Explored.Where(t => t.State == TrialState.Completed).Select(t => t.Fidelity).Distinct().Order()];
        if (rungs is not [.., 1]) yield break;
        foreach (var line in new TrainingSummary(source.Explored, source.Goal, rungs).Agreement()) yield return line;
    }

    public static ReportCourse? Volume(IReadOnlyList<Trial> explored, ObjectiveSet objectives)
    {
        IReadOnlyList<Objective> spanned = objectives.All.Count > 1 ? objectives.All : [objectives.Primary, new Objective(nameof(Cost.Parameters), false)];
        bool Counts(Trial t) => t.Fidelity == 1 && objectives.IsFeasible(t) && spanned.All(o => double.IsFinite(ObjectiveSet.Value(t, o)));
        Trial[] counting = [.. explored.Where(Counts)];
        if (spanned.DistinctBy(o => o.Name).Count() < spanned.Count || counting.Length < 2) return null;
        HypervolumeScale scale;
        try
        {
            double[][] columns = [.. spanned.Select(o => counting.Select(t => ObjectiveSet.Value(t, o)).ToArray())];
            scale = HypervolumeScale.Of(new ReplaySettings(new ObjectiveSet(spanned)), columns, [.. Enumerable.Range(0, counting.Length)]);
        }
        catch (TableException)
        {
            // All trials are equal in one objective, therefore the box has no volume.
            return null;
        }
        var measured = new ObjectiveSet(spanned);
        var all = Volumes(explored, Counts, measured, scale);
        List<ReportSeries> series = [Series("all", all)];
        foreach (var own in ByPurpose(explored))
            if (Volumes([.. own], Counts, measured, scale) is { Count: > 0 } points) series.Add(Series(own.Key, points));
        var worst = string.Join(", ", scale.Reference.Select((r, i) => NumberText.Cost(spanned[i].Name, spanned[i].Maximize ? -r : r)));
        var lead = $"Hypervolume measures a whole front, here of {string.Join(" and ", spanned.Select(o => Words.Measure(o.Name)))}, in one number: "
            + $"the share of the box between the worst results seen ({worst}) and the ideal that the front covers. 1 would be ideal. {Sentence(all)}";
        return Course(lead, "Hypervolume", ReportMeasure.Number, series, []);
    }

    private static ReportCourse Course(string lead, string title, string measure, IReadOnlyList<ReportSeries> series, IReadOnlyList<ReportLevel> levels) => new(
        lead, title, measure, series, levels, TimeAxis.Ticks(series.Max(s => s.Points[^1].Seconds)),
        new(
            ["Found by", "Training time", "Trials", title],
            [
                .. series.SelectMany(s => s.Points.Select(p => (string[])[s.Name, p.Time, NumberText.Count(p.Trials), p.Text])),
                .. levels.Select(l => (string[])[l.Name, "–", l.Trials, l.Text]),
            ]));

    private static ReportSeries Series(string purpose, IReadOnlyList<ReportPoint> points) =>
        new(purpose, purpose == "all" ? "all trials" : Words.Purpose(purpose), points);

    /// <summary>The trials of the strategy and those of random search. The search for a pick is left out.</summary>
    private static IEnumerable<IGrouping<string, Trial>> ByPurpose(IEnumerable<Trial> explored) => explored
        .Where(t => t.Purpose is Purpose.Search or Purpose.Random).GroupBy(t => t.Purpose).OrderByDescending(g => g.Key == Purpose.Search);

    private static List<ReportPoint> Volumes(IReadOnlyList<Trial> own, Func<Trial, bool> counts, ObjectiveSet objectives, HypervolumeScale scale)
    {
        List<ReportPoint> points = [];
        var clock = Clock(own);
        List<double[]> front = [];
        var (seconds, trained, volume) = (0.0, 0, 0.0);
        ReportPoint Point() => new(seconds, trained, volume, NumberText.Seconds(seconds), NumberText.Fixed(volume, 4));
        foreach (var trial in own)
        {
            seconds = clock[trial.Id];
            if (trial.State is TrialState.Completed or TrialState.Failed) trained++;
            if (!counts(trial)) continue;
            double[][] losses = [.. front, objectives.Losses(trial)];
            front = [.. ParetoDominance.Front(losses, isDistinct: true).Select(i => losses[i])];
            var now = scale.Of(front);
            if (points.Count > 0 && now <= volume) continue;
            volume = now;
            points.Add(Point());
        }
        if (points.Count > 0) points.Add(Point());
        return points;
    }

    private static string Sentence(List<ReportPoint> points)
    {
        if (points.Count == 0 || points[^1].Trials < FewestTrials) return "There are too few trials to say whether more would help.";
        var (trials, end) = (points[^1].Trials, points[^1].Value);
        var before = points.LastOrDefault(p => p.Trials <= 0.75 * trials)?.Value ?? 0;
        var gain = end > 0 ? (end - before) / end : 0;
        return $"{NumberText.Percent(gain, 1)} of it came with the last quarter of the trials: "
            + (gain < Flat ? "a larger budget would add little in this space." : "a larger budget may still help.");
    }
}
