using NasGen.Cli.Searching;
using NasGen.Search.Indicators;
using NasGen.Search.Objectives;
using NasGen.Search.Replay;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Cli.Report;

/// <summary>How results got better, by training time and by trials: the best so far, and the volume that the front dominates.</summary>
internal static class CourseSection
{
    private const double Flat = 0.01;

    /// <summary>Seconds of training up to the end of each trial, by id. Workers train at the same time, so that this is work, not waiting.</summary>
    public static IReadOnlyDictionary<long, double> Clock(IReadOnlyList<Trial> trials)
    {
        var (sum, at) = (0.0, new Dictionary<long, double>());
        foreach (var trial in trials) at[trial.Id] = sum += trial.Seconds;
        return at;
    }

    public static ReportCourse BestSoFar(IReadOnlyList<Trial> explored, ObjectiveSet objectives) => new(
        objectives.Primary.Name,
        [.. ByPurpose(explored).Select(own => new ReportSeries(own.Key, Best([.. own], objectives)))],
        [
            .. explored.Where(t => Purpose.IsBaseline(t.Purpose) && objectives.IsFeasible(t) && double.IsFinite(objectives.Value(t)))
                .Select(t => new ReportLevel(t.Purpose, objectives.Value(t), t.Id)),
        ]);

    public static ReportVolume? Volume(IReadOnlyList<Trial> explored, ObjectiveSet objectives)
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
            // All trials are the same in one objective: there is no box.
            return null;
        }
        var measured = new ObjectiveSet(spanned);
        var all = Volumes(explored, Counts, measured, scale);
        List<ReportSeries> series = [new("all", all)];
        foreach (var own in ByPurpose(explored))
            if (Volumes([.. own], Counts, measured, scale) is { Count: > 0 } points) series.Add(new(own.Key, points));
        return new(
            [.. spanned.Select(o => o.Name)],
            [.. scale.Reference.Select((r, i) => Words.Value(spanned[i].Name, spanned[i].Maximize ? -r : r))],
            series, Sentence(all));
    }

    /// <summary>Strategy and random search, which are compared; a pick's own search is told with the front.</summary>
    private static IEnumerable<IGrouping<string, Trial>> ByPurpose(IEnumerable<Trial> explored) => explored
        .Where(t => t.Purpose is Purpose.Search or Purpose.Random).GroupBy(t => t.Purpose).OrderByDescending(g => g.Key == Purpose.Search);

    private static List<double[]> Best(IReadOnlyList<Trial> own, ObjectiveSet objectives)
    {
        var clock = Clock(own);
        List<double[]> points = [];
        var (best, trained) = (double.NegativeInfinity, 0);
        var value = double.NaN;
        foreach (var trial in own)
        {
            if (trial.State is TrialState.Completed or TrialState.Failed) trained++;
            if (trial.Fidelity < 1 || !(objectives.Fitness(trial) > best)) continue;
            (best, value) = (objectives.Fitness(trial), objectives.Value(trial));
            points.Add([clock[trial.Id], trained, value]);
        }
        if (points.Count > 0) points.Add([clock[own[^1].Id], trained, value]);
        return points;
    }

    private static List<double[]> Volumes(IReadOnlyList<Trial> own, Func<Trial, bool> counts, ObjectiveSet objectives, HypervolumeScale scale)
    {
        var clock = Clock(own);
        List<double[]> points = [];
        List<double[]> front = [];
        var (trained, volume) = (0, 0.0);
        foreach (var trial in own)
        {
            if (trial.State is TrialState.Completed or TrialState.Failed) trained++;
            if (!counts(trial)) continue;
            double[][] losses = [.. front, objectives.Losses(trial)];
            front = [.. ParetoDominance.Front(losses, isDistinct: true).Select(i => losses[i])];
            var now = scale.Of(front);
            if (points.Count > 0 && now <= volume) continue;
            points.Add([clock[trial.Id], trained, volume = now]);
        }
        if (points.Count > 0) points.Add([clock[own[^1].Id], trained, volume]);
        return points;
    }

    private static string Sentence(List<double[]> points)
    {
        if (points.Count == 0 || points[^1][1] < 8) return "Too few trials to say whether more would help.";
        var (trials, end) = (points[^1][1], points[^1][2]);
        var before = points.LastOrDefault(p => p[1] <= 0.75 * trials)?[2] ?? 0;
        var gain = end > 0 ? (end - before) / end : 0;
        return gain < Flat
            ? $"The last quarter of the trials added {Words.Percent(gain)} to the volume: more budget for this space would buy little."
            : $"The last quarter of the trials still added {Words.Percent(gain)} to the volume: more budget may help.";
    }
}
