using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using NasGen.Search.Insights.Landscapes;
using NasGen.Search.Numerics;
using NasGen.Search.Pareto;
using NasGen.Search.Strategies;

namespace NasGen.Search.Replay;

/// <summary>Runs strategies over a recorded table, with all seeds on all cores, and compares them with random search.</summary>
public static class TableReplay
{
    private const string Baseline = "random";
    private const int Looks = 10;

    /// <summary>Runs a replay.</summary>
    /// <param name="table">The recorded table.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="report">The action that is called after each run with the number of finished runs and of all runs.</param>
    /// <param name="stop">The token that stops the replay.</param>
    /// <exception cref="TableException">A metric does not exist, or no row is feasible.</exception>
    /// <exception cref="UnknownStrategyException">A strategy does not exist.</exception>
    public static ReplayResult Run(RecordedTable table, ReplaySettings settings, Action<int, int>? report = null, CancellationToken stop = default)
    {
        foreach (var strategy in settings.Strategies) StrategyRegistry.EnsureKnown(strategy);
        var plan = new ReplayPlan(table, settings);
        var checkpoints = Checkpoints(settings);
        string[] names = [.. settings.Strategies.Union([Baseline])];
        var runs = new ReplayRun[names.Length * settings.Seeds];
        var done = 0;
        Parallel.For(0, runs.Length, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            runs[i] = ReplayRun.Of(plan, names[i % names.Length], settings.FirstSeed + (ulong)(i / names.Length), checkpoints);
            report?.Invoke(Interlocked.Increment(ref done), runs.Length);
        });
        ReplayRun[] RunsOf(int name) => [.. Enumerable.Range(0, settings.Seeds).Select(seed => runs[seed * names.Length + name])];
        var byName = names.Index().ToDictionary(n => n.Item, n => RunsOf(n.Index), StringComparer.Ordinal);
        StrategyResult[] results = [.. settings.Strategies.Select(name => Summarize(name, byName[name], byName[Baseline], plan, checkpoints))];
        var verdict = LearningVerdict.Of(plan, results);
        return new ReplayResult(table.Name, table.Rows.Count, settings.Budget, settings.Seeds, plan.Best, results, Front(plan), verdict)
        {
            Landscape = settings.Landscape ? Landscape(plan) : null,
        };
    }

    private static IReadOnlyList<double> Checkpoints(ReplaySettings settings)
    {
        var step = settings.Charge is null ? Math.Max(1, Math.Ceiling(settings.Budget / Looks)) : settings.Budget / Looks;
        IEnumerable<double> given = settings.Checkpoints.Count > 0 ? settings.Checkpoints : Enumerable.Range(1, Looks).Select(i => i * step);
        return [.. given.Where(c => c > 0 && c < settings.Budget).Append(settings.Budget).Distinct().Order()];
    }

    private static StrategyResult Summarize(string name, ReplayRun[] runs, ReplayRun[] random, ReplayPlan plan, IReadOnlyList<double> checkpoints)
    {
        var looks = checkpoints.Select((trials, c) =>
            Look(trials, [.. runs.Select(r => r.Report[c])], plan.Scale is null ? null : runs.Average(r => r.Volume[c]), plan));
        double[] Ends(ReplayRun[] of) => [.. of.Select(r => plan.Scale is not null ? r.Volume[^1] : plan.Report.Maximize ? r.Report[^1] : -r.Report[^1])];
        return new StrategyResult(
            name,
            [.. looks],
            runs.Count(r => r.Report[^1] == plan.Best) / (double)runs.Length,
            runs.Sum(r => r.StrategyTime.TotalMilliseconds) / Math.Max(1, runs.Sum(r => r.Trials)),
            name == Baseline ? null : PairedDifference.Of(Ends(runs), Ends(random)));
    }

    private static ReplayCheckpoint Look(double trials, double[] values, double? volume, ReplayPlan plan)
    {
        double[] known = [.. values.Where(v => !double.IsNaN(v))];
        var (mean, deviation) = (known.Mean(), known.StandardDeviation());
        var half = known.Length < 2 ? double.NaN : StudentT.InvCDF(0, 1, known.Length - 1, 0.975) * deviation / Math.Sqrt(known.Length);
        return new(trials, mean, deviation, known.Median(), mean - half, mean + half, plan.Report.Maximize ? plan.Best - mean : mean - plan.Best, volume);
    }

    private static LandscapeDiagnosis? Landscape(ReplayPlan plan)
    {
        int[] rows = [.. plan.Feasible.Where(row => double.IsFinite(plan.ReportOf(row)))];
        double[] fitness = [.. rows.Select(row => plan.Report.Maximize ? plan.ReportOf(row) : -plan.ReportOf(row))];
        return rows.Length < 2 ? null : LandscapeDiagnosis.Of([.. rows.Select(row => plan.Table.Rows[row])], fitness);
    }

    private static ReplayFront? Front(ReplayPlan plan)
    {
        if (plan.Scale is not { } scale) return null;
        double[][] losses = [.. plan.Feasible.Select(plan.Losses)];
        double[] Values(IReadOnlyList<double> l) => [.. l.Select((v, i) => plan.Settings.Objectives.All[i].Maximize ? -v : v)];
        var front = ParetoDominance.Front(losses, isDistinct: true).Select(i => losses[i]).ToArray();
        return new ReplayFront([.. front.OrderBy(l => l[0]).Select(l => Values(l))], scale.Of(front), Values(scale.Reference), Values(scale.Ideal));
    }
}
