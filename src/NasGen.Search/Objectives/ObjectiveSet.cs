using NasGen.Search.Indicators;
using NasGen.Search.Trials;

namespace NasGen.Search.Objectives;

/// <summary>What makes one trial better than another: the objective declared first, penalised by costs, within hard limits.</summary>
/// <param name="all">In order of declaration, at least one; the first one chooses the best.</param>
/// <param name="limits">Hard limits.</param>
/// <param name="penalties">Costs that count against the first objective.</param>
public sealed class ObjectiveSet(IReadOnlyList<Objective> all, IReadOnlyList<Limit>? limits = null, IReadOnlyList<Penalty>? penalties = null)
{
    public IReadOnlyList<Objective> All { get; } = all.Count > 0 ? all : throw new ArgumentException("There is no objective.", nameof(all));

    public IReadOnlyList<Limit> Limits { get; } = limits ?? [];

    public IReadOnlyList<Penalty> Penalties { get; } = penalties ?? [];

    /// <summary>The objective declared first.</summary>
    public Objective Primary => All[0];

    /// <summary>The same objectives under one more limit: a pick.</summary>
    public ObjectiveSet Within(Limit limit) => new(All, [.. Limits, limit], Penalties);

    /// <summary>The trial's value of the first objective, unpenalised; NaN where it has none.</summary>
    public double Value(Trial trial) => Value(trial, Primary);

    /// <summary>The trial's value of an objective, a metric's or a cost's; NaN where it has none.</summary>
    public static double Value(Trial trial, Objective objective) =>
        trial.Metrics.TryGetValue(objective.Name, out var metric) ? metric
        : trial.Costs.TryGetValue(objective.Name, out var cost) ? cost
        : double.NaN;

    /// <summary>
    /// Higher is better: ±value − Σ λ·cost, the sign by the first objective's direction. Negative infinity for a trial that did not complete,
    /// broke a limit, or lacks a value.
    /// </summary>
    public double Fitness(Trial trial)
    {
        var fitness = IsFeasible(trial) ? Penalized(trial) : double.NegativeInfinity;
        return double.IsNaN(fitness) ? double.NegativeInfinity : fitness;
    }

    /// <summary>±value − Σ λ·cost whether or not limits are met, the sign by the first objective's direction; NaN where a value is missing.</summary>
    internal double Penalized(Trial trial)
    {
        var value = Primary.Maximize ? Value(trial) : -Value(trial);
        foreach (var penalty in Penalties) value -= penalty.Weight * trial.Costs.GetValueOrDefault(penalty.Cost, double.NaN);
        return value;
    }

    /// <summary>The trial's values in the order of the objectives, the sign turned where more is better: lower is better everywhere.</summary>
    public double[] Losses(Trial trial) => [.. All.Select(o => o.Maximize ? -Value(trial, o) : Value(trial, o))];

    /// <summary>How far the trial's costs are beyond the limits: the sum of relative excesses.</summary>
    public double Violation(Trial trial) => Limits.Sum(l => l.Excess(trial.Costs.GetValueOrDefault(l.Cost, double.NaN)));

    /// <summary>Whether the trial completed and no known cost of it is beyond its limit.</summary>
    public bool IsFeasible(Trial trial) => trial.State == TrialState.Completed && Limits.All(l => !(trial.Costs.GetValueOrDefault(l.Cost) > l.Max));

    /// <summary>
    /// Whether <paramref name="a"/> is better than <paramref name="b"/>: fitter, at equal fitness better in the further objectives in their
    /// order, at last asked for earlier.
    /// </summary>
    public bool IsBetter(Trial a, Trial b)
    {
        var order = Fitness(a).CompareTo(Fitness(b));
        foreach (var objective in All.Skip(1))
            if (order == 0)
                order = Compare(a, b, objective);
        return order != 0 ? order > 0 : a.Id < b.Id;
    }

    /// <summary>The best of the feasible trials at the highest fidelity that any of them has; <see langword="null"/> where there is none.</summary>
    public Trial? Best(IEnumerable<Trial> trials)
    {
        Trial? best = null;
        foreach (var trial in trials)
            if (!double.IsNegativeInfinity(Fitness(trial)) && (best is null || trial.Fidelity > best.Fidelity || (trial.Fidelity == best.Fidelity && IsBetter(trial, best))))
                best = trial;
        return best;
    }

    /// <summary>
    /// The feasible trials of full training that no other dominates (is at least as good in every objective, better in one), the best first. Of trials with
    /// equal values the earliest stands for all.
    /// </summary>
    public IReadOnlyList<Trial> Front(IEnumerable<Trial> trials)
    {
        Trial[] feasible = [.. trials.Where(t => t.Fidelity == 1 && IsFeasible(t) && All.All(o => !double.IsNaN(Value(t, o)))).OrderBy(t => t.Id)];
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
