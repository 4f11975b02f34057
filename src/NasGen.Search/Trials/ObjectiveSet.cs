using NasGen.Search.Contracts;
using NasGen.Search.Pareto;

namespace NasGen.Search.Trials;

/// <summary>The order among trials: those that are good enough first, by the first objective, penalised by costs, within hard limits.</summary>
/// <param name="all">The objectives in the order of declaration, one or more; the first one decides which trial is best.</param>
/// <param name="limits">The hard limits.</param>
/// <param name="penalties">The costs that count against the first objective.</param>
/// <param name="floors">What is good enough.</param>
public sealed class ObjectiveSet(
    IReadOnlyList<Objective> all, IReadOnlyList<Limit>? limits = null, IReadOnlyList<Penalty>? penalties = null, IReadOnlyList<Floor>? floors = null)
{
    /// <summary>The fitness of a trial that is just not good enough: below that of any which is.</summary>
    private const double NotGoodEnough = -1e100;

    /// <summary>The objectives in the order of declaration.</summary>
    public IReadOnlyList<Objective> All { get; } = all.Count > 0 ? all : throw new ArgumentException("There is no objective.", nameof(all));

    /// <summary>The hard limits.</summary>
    public IReadOnlyList<Limit> Limits { get; } = limits ?? [];

    /// <summary>The costs that count against the first objective.</summary>
    public IReadOnlyList<Penalty> Penalties { get; } = penalties ?? [];

    /// <summary>What is good enough.</summary>
    public IReadOnlyList<Floor> Floors { get; } = floors ?? [];

    /// <summary>The first objective.</summary>
    public Objective Primary => All[0];

    /// <summary>The same objectives with one more limit, for a pick.</summary>
    public ObjectiveSet Within(Limit limit) => new(All, [.. Limits, limit], Penalties, Floors);

    /// <summary>A trial's value of the first objective, without penalties; NaN if it has none.</summary>
    public double Value(Trial trial) => Value(trial, Primary);

    /// <summary>A trial's value of an objective, which is a metric or a cost; NaN if it has none.</summary>
    public static double Value(Trial trial, Objective objective) =>
        trial.Metrics.TryGetValue(objective.Name, out var metric) ? metric
        : trial.Costs.TryGetValue(objective.Name, out var cost) ? cost
        : double.NaN;

    /// <summary>
    /// The fitness of a trial; higher is better: ±value − Σ λ·cost, with a minus sign for an objective that is minimised. Negative infinity for a
    /// trial that did not complete, exceeds a limit, or lacks a value. A trial that is not good enough has less than any that is, and more the nearer it is.
    /// </summary>
    public double Fitness(Trial trial)
    {
        var fitness = IsFeasible(trial) ? Penalized(trial) : double.NegativeInfinity;
        if (double.IsNaN(fitness) || double.IsNegativeInfinity(fitness)) return double.NegativeInfinity;
        return Shortfall(trial) is > 0 and var shortfall ? NotGoodEnough * (1 + shortfall) : fitness;
    }

    /// <summary>The fitness whether or not limits are met; NaN if a value is missing.</summary>
    internal double Penalized(Trial trial)
    {
        var value = Primary.Maximize ? Value(trial) : -Value(trial);
        foreach (var penalty in Penalties) value -= penalty.Weight * trial.Costs.GetValueOrDefault(penalty.Cost, double.NaN);
        return value;
    }

    /// <summary>A trial's values in the order of the objectives, negated if more is better: lower is better for each.</summary>
    public double[] Losses(Trial trial) => [.. All.Select(o => o.Maximize ? -Value(trial, o) : Value(trial, o))];

    /// <summary>
    /// The loss of a trial on validation data, which decides between equals: few samples give many networks the same accuracy. Positive infinity if it was
    /// not measured.
    /// </summary>
    public static double Loss(Trial trial) => MetricName.Losses.Select(name => trial.Metrics.GetValueOrDefault(name, double.NaN))
        .FirstOrDefault(loss => !double.IsNaN(loss), double.PositiveInfinity);

    /// <summary>How far a trial's costs are beyond the limits: the sum of the relative excesses.</summary>
    public double Violation(Trial trial) => Limits.Sum(l => l.Excess(trial.Costs.GetValueOrDefault(l.Cost, double.NaN)));

    /// <summary>How far a trial is from being good enough: the sum of the relative shortfalls; infinity if a metric is unknown.</summary>
    public double Shortfall(Trial trial) => Floors.Sum(f => f.Shortfall(trial.Metrics.GetValueOrDefault(f.Metric, double.NaN)));

    /// <summary>The trials that are good enough; all of them if none is.</summary>
    internal IReadOnlyList<Trial> GoodEnough(IReadOnlyList<Trial> trials)
    {
        Trial[] enough = [.. trials.Where(t => Shortfall(t) == 0)];
        return enough.Length == 0 ? trials : enough;
    }

    /// <summary>Whether a trial completed and none of its known costs exceeds a limit.</summary>
    public bool IsFeasible(Trial trial) => trial.State == TrialState.Completed && Limits.All(l => !(trial.Costs.GetValueOrDefault(l.Cost) > l.Max));

    /// <summary>
    /// Whether <paramref name="a"/> is better than <paramref name="b"/>: by fitness, at equal fitness by the further objectives in their order, then by the
    /// lower loss, and at last by the lower number. Of two that are equally far from being good enough, the first objective decides, too.
    /// </summary>
    public bool IsBetter(Trial a, Trial b)
    {
        var order = Fitness(a).CompareTo(Fitness(b));
        foreach (var objective in All.Skip(Floors.Count > 0 ? 0 : 1))
            if (order == 0)
                order = Compare(a, b, objective);
        if (order == 0) order = Loss(b).CompareTo(Loss(a));
        return order != 0 ? order > 0 : a.Id < b.Id;
    }

    /// <summary>The best feasible trial at the highest fidelity of any feasible trial; <see langword="null"/> if there is none.</summary>
    public Trial? Best(IEnumerable<Trial> trials)
    {
        Trial? best = null;
        foreach (var trial in trials)
        {
            if (double.IsNegativeInfinity(Fitness(trial))) continue;
            if (best is null || trial.Fidelity > best.Fidelity || (trial.Fidelity == best.Fidelity && IsBetter(trial, best))) best = trial;
        }
        return best;
    }

    /// <summary>
    /// The Pareto front: the feasible trials of full training that no other dominates, the best first; only those that are good enough, if any is. The
    /// earliest of trials with equal values stands for all of them.
    /// </summary>
    public IReadOnlyList<Trial> Front(IEnumerable<Trial> trials)
    {
        var feasible = GoodEnough([.. trials.Where(t => t.Fidelity == 1 && IsFeasible(t) && All.All(o => !double.IsNaN(Value(t, o)))).OrderBy(t => t.Id)]);
        List<Trial> front = [.. ParetoDominance.Front([.. feasible.Select(Losses)], isDistinct: true).Select(i => feasible[i])];
        front.Sort((a, b) => ReferenceEquals(a, b) ? 0 : IsBetter(a, b) ? -1 : 1);
        return front;
    }

    private static int Compare(Trial a, Trial b, Objective objective)
    {
        var order = Value(a, objective).CompareTo(Value(b, objective));
        return objective.Maximize ? order : -order;
    }
}
