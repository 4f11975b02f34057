using NasGen.Search.Contracts;

namespace NasGen.Search.Trials;

/// <summary>What a space is searched for, in the search's words.</summary>
internal sealed class Goal
{
    private readonly HashSet<string> _names;

    public Goal(TaskDescriptor task)
    {
        Objective[] declared = [.. task.Objectives.Select(o => new Objective(o.Name, o.Maximize))];
        Objectives = new ObjectiveSet(
            declared.Length > 0 ? declared : [DefaultOf(task.Kind)],
            [.. task.Limits.Select(l => new Limit(l.Cost, l.Value))],
            [.. task.Penalties.Select(p => new Penalty(p.Cost, p.Value))],
            [.. (task.Floors ?? []).Select(f => new Floor(f.Metric, f.Value, MetricTable.All.First(m => m.Name == f.Metric).Maximize))]);
        Metric = Objectives.All.FirstOrDefault(o => !CostName.All.Contains(o.Name))
            ?? Objectives.Floors.Select(f => new Objective(f.Metric, f.Maximize)).FirstOrDefault()
            ?? DefaultOf(task.Kind);
        _names =
        [
            .. Objectives.All.Select(o => o.Name), .. Objectives.Limits.Select(l => l.Cost), .. Objectives.Penalties.Select(p => p.Cost),
            .. task.Picks.Select(p => p.Cost), .. Objectives.Floors.Select(f => f.Metric),
        ];
    }

    public ObjectiveSet Objectives { get; }

    /// <summary>
    /// What is compared on the test set: the first objective that is measured on data; if all are costs, the metric that has to be good enough.
    /// </summary>
    public Objective Metric { get; }

    /// <summary>Whether the winner is the cheapest architecture that is good enough.</summary>
    public bool IsCheapest => CostName.All.Contains(Objectives.Primary.Name);

    /// <summary>The metric, negative where lower is better: higher is better here. NaN where it is not among these.</summary>
    public double Signed(IReadOnlyDictionary<string, double> metrics) => (Metric.Maximize ? 1 : -1) * metrics.GetValueOrDefault(Metric.Name, double.NaN);

    /// <summary>Whether latency has to be known.</summary>
    public bool NeedsLatency => Names(CostName.Latency);

    /// <summary>Whether an objective, limit, penalty or pick speaks of a metric or cost.</summary>
    public bool Names(string metricOrCost) => _names.Contains(metricOrCost);

    private static Objective DefaultOf(TaskKind kind) => kind switch
    {
        TaskKind.Classification => new Objective(MetricName.Accuracy, true),
        TaskKind.Regression => new Objective(MetricName.MeanSquaredError, false),
        _ => new Objective("Score", true),
    };
}
