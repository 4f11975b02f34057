using NasGen.Descriptors;
using NasGen.Search.Objectives;

namespace NasGen.Cli.Searching;

/// <summary>What a space is searched for, in the search's words.</summary>
internal sealed class Goal
{
    private static readonly HashSet<string> Costs = [.. Enum.GetNames<Cost>()];

    public Goal(TaskDescriptor task)
    {
        Objective[] declared = [.. task.Objectives.Select(o => new Objective(o.Name, o.Maximize))];
        Objectives = new ObjectiveSet(
            declared.Length > 0 ? declared : [DefaultOf(task.Kind)],
            [.. task.Limits.Select(l => new Limit(l.Cost, l.Value))],
            [.. task.Penalties.Select(p => new Penalty(p.Cost, p.Value))]);
        Metric = Objectives.All.FirstOrDefault(o => !Costs.Contains(o.Name)) ?? DefaultOf(task.Kind);
        NeedsLatency = Objectives.All.Select(o => o.Name)
            .Concat(Objectives.Limits.Select(l => l.Cost))
            .Concat(Objectives.Penalties.Select(p => p.Cost))
            .Concat(task.Picks.Select(p => p.Cost))
            .Contains(nameof(Cost.Latency));
    }

    public ObjectiveSet Objectives { get; }

    /// <summary>What is compared on the test set: the first objective that is measured on data.</summary>
    public Objective Metric { get; }

    /// <summary>Whether an objective, limit, penalty or pick speaks of measured latency.</summary>
    public bool NeedsLatency { get; }

    private static Objective DefaultOf(TaskKind kind) => kind switch
    {
        TaskKind.Classification => new Objective(nameof(NasGen.Metric.Accuracy), true),
        TaskKind.Regression => new Objective(nameof(NasGen.Metric.MeanSquaredError), false),
        _ => new Objective("Score", true),
    };
}
