using NasGen.Cli.Devices;
using NasGen.Cli.Hosting;
using NasGen.Descriptors;
using NasGen.Evaluation;
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

    /// <exception cref="NasException">NAS2016: something speaks of a cost that nothing can know.</exception>
    public static void RequireKnownCosts(SpaceModel model, DeviceTarget? target)
    {
        if (target?.Profile.Energy is not null) return;
        var task = model.Task;
        if (task.Objectives.Select(o => o.Name)
            .Concat(task.Limits.Select(l => l.Cost))
            .Concat(task.Penalties.Select(p => p.Cost))
            .Concat(task.Picks.Select(p => p.Cost))
            .Contains(nameof(Cost.Energy)))
            throw new NasException(
                "NAS2016",
                target is null
                    ? "Energy is known from a device's profile, and none was given: --device-profile device.yaml (NasDeviceProfile), with what the device draws under 'energy:'. Without one, Cost.Macs, Cost.Memory or the measured Cost.Latency are what comes nearest."
                    : $"{target.Name} says nothing of energy: add a line such as 'energy: {{perMac: 4.6e-12, perByte: 1.6e-10, idleWatts: 0.05}}', in joules and watts.",
                model.File, model.Task.Line);
    }

    public ObjectiveSet Objectives { get; }

    /// <summary>What is compared on the test set: the first objective that is measured on data.</summary>
    public Objective Metric { get; }

    /// <summary>The metric, negative where lower is better: higher is better here. NaN where it is not among these.</summary>
    public double Signed(IReadOnlyDictionary<string, double> metrics) => (Metric.Maximize ? 1 : -1) * metrics.GetValueOrDefault(Metric.Name, double.NaN);

    /// <summary>Whether an objective, limit, penalty or pick speaks of measured latency.</summary>
    public bool NeedsLatency { get; }

    private static Objective DefaultOf(TaskKind kind) => kind switch
    {
        TaskKind.Classification => new Objective(nameof(NasGen.Metric.Accuracy), true),
        TaskKind.Regression => new Objective(nameof(NasGen.Metric.MeanSquaredError), false),
        _ => new Objective("Score", true),
    };
}
