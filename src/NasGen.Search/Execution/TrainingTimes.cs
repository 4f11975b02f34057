using NasGen.Search.Contracts;
using NasGen.Search.Trials;

namespace NasGen.Search.Execution;

/// <summary>Expected durations of trainings: those of the plan's timing, corrected by the trainings that have ended.</summary>
/// <param name="plan">The plan.</param>
internal sealed class TrainingTimes(TrainingPlan plan)
{
    private int _counted = -1;
    private double _mean;
    private double _factor;

    /// <summary>The seconds of a training per unit of its cost.</summary>
    /// <param name="trials">The trials that have ended.</param>
    /// <param name="costs">The costs of the architecture that are known before training.</param>
    public double PerTraining(IReadOnlyCollection<Trial> trials, IReadOnlyDictionary<string, double> costs)
    {
        if (_counted != trials.Count) Learn(trials);
        // An architecture without MACs is like the others: nothing is known of it.
        return costs.ContainsKey(CostName.Macs) ? _factor * Planned(costs) : _mean;
    }

    /// <summary>The seconds of a full training of the architecture of a trial: its own, if it has ended.</summary>
    public double OfFull(Trial trial, IReadOnlyCollection<Trial> trials) =>
        trial is { Seconds: > 0, Cost: > 0 } ? trial.Seconds / trial.Cost : PerTraining(trials, trial.Costs);

    private void Learn(IReadOnlyCollection<Trial> trials)
    {
        _counted = trials.Count;
        Trial[] timed = [.. trials.Where(t => t is { State: TrialState.Completed, Seconds: > 0, Cost: > 0 })];
        if (timed.Length == 0)
        {
            (_factor, _mean) = (1, double.IsFinite(plan.FullSeconds) ? plan.FullSeconds : 0);
            return;
        }
        var seconds = timed.Sum(t => t.Seconds);
        _mean = seconds / timed.Sum(t => t.Cost);
        _factor = seconds / timed.Sum(t => t.Cost * Planned(t.Costs)) is var factor && double.IsFinite(factor) ? factor : _mean;
    }

    /// <summary>The seconds by the plan; without a timing the same for all.</summary>
    private double Planned(IReadOnlyDictionary<string, double> costs) =>
        plan.Line is var (fixedPart, perMac) ? fixedPart + perMac * costs.GetValueOrDefault(CostName.Macs) : 1;
}
