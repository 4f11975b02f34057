using NasGen.Search.Contracts;
using NasGen.Search.Trials;

namespace NasGen.Search.Execution;

/// <summary>Expected durations of trainings, from those that have ended.</summary>
/// <param name="plan">The plan, whose timing counts until the first training has ended.</param>
internal sealed class TrainingTimes(TrainingPlan plan)
{
    /// <summary>The seconds of a training per unit of its cost.</summary>
    /// <param name="trials">The trials that have ended.</param>
    /// <param name="costs">The costs of the architecture that are known before training.</param>
    public double PerTraining(IEnumerable<Trial> trials, IReadOnlyDictionary<string, double> costs)
    {
        Trial[] timed = [.. trials.Where(t => t is { State: TrialState.Completed, Seconds: > 0, Cost: > 0 })];
        if (timed.Length == 0) return double.IsFinite(plan.FullSeconds) ? plan.FullSeconds : 0;
        var mean = timed.Sum(t => t.Seconds) / timed.Sum(t => t.Cost);
        var work = timed.Sum(t => t.Cost * MacsOf(t.Costs));
        // The time of a training has a part that does not depend on the architecture; half of the mean stands for it.
        return work > 0 && MacsOf(costs) is var macs ? 0.5 * mean + 0.5 * timed.Sum(t => t.Seconds) / work * macs : mean;
    }

    /// <summary>The seconds of a full training of the architecture of a trial: its own, if it has ended.</summary>
    public double OfFull(Trial trial, IEnumerable<Trial> trials) =>
        trial is { Seconds: > 0, Cost: > 0 } ? trial.Seconds / trial.Cost : PerTraining(trials, trial.Costs);

    private static double MacsOf(IReadOnlyDictionary<string, double> costs) => costs.GetValueOrDefault(CostName.Macs);
}
