using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Search.Surrogates;
using NasGen.Search.Trials;

namespace NasGen.Search.Execution;

/// <summary>Expected durations of trainings: those of the plan's timing, corrected by the trainings that have ended.</summary>
internal sealed class TrainingTimes
{
    private readonly TrainingPlan _plan;
    private readonly DurationModel _durations;
    private int _counted;
    private double _seconds;
    private double _trainings;

    /// <param name="plan">The plan.</param>
    /// <param name="encoder">Encodes architectures: the durations of similar ones count most.</param>
    public TrainingTimes(TrainingPlan plan, PointEncoder encoder)
    {
        (_plan, _durations) = (plan, new DurationModel(encoder));
        foreach (var (text, ratio) in plan.Timed)
            if (encoder.Space.TryParse(text) is { } genotype) Observe(genotype, ratio);
    }

    /// <summary>The seconds of a training per unit of its cost.</summary>
    /// <param name="genotype">The architecture.</param>
    /// <param name="trials">The trials that have ended.</param>
    /// <param name="costs">The costs of the architecture that are known before training.</param>
    public double PerTraining(Genotype genotype, IReadOnlyCollection<Trial> trials, IReadOnlyDictionary<string, double> costs)
    {
        if (_counted != trials.Count) Learn(trials);
        // An architecture without MACs is like the others: nothing is known of it.
        return costs.ContainsKey(CostName.Macs) ? _durations.Ratio(genotype) * Planned(costs) : Mean;
    }

    /// <summary>The seconds of a full training of the architecture of a trial: its own, if it has ended.</summary>
    public double OfFull(Trial trial, IReadOnlyCollection<Trial> trials) => trial.FullSeconds ?? PerTraining(trial.Genotype, trials, trial.Costs);

    private void Learn(IReadOnlyCollection<Trial> trials)
    {
        foreach (var trial in trials.Skip(_counted))
        {
            if (trial is not { State: TrialState.Completed, FullSeconds: { } seconds }) continue;
            (_seconds, _trainings) = (_seconds + trial.Seconds, _trainings + trial.Cost);
            Observe(trial.Genotype, seconds / Planned(trial.Costs));
        }
        _counted = trials.Count;
    }

    private void Observe(Genotype genotype, double ratio)
    {
        if (double.IsFinite(ratio) && ratio > 0) _durations.Observe(genotype, ratio);
    }

    private double Mean => _trainings > 0 ? _seconds / _trainings : double.IsFinite(_plan.FullSeconds) ? _plan.FullSeconds : 0;

    /// <summary>The seconds by the plan; without a timing the same for all.</summary>
    private double Planned(IReadOnlyDictionary<string, double> costs) => _plan.Line?.Of(costs.GetValueOrDefault(CostName.Macs)) ?? 1;
}
