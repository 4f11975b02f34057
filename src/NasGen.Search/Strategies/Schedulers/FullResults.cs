using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies.Schedulers;

/// <summary>
/// What short trainings are expected to reach in full, where something has to be good enough: their results plus the median gain since their rung of the
/// architectures that were trained in full. Without a floor, results are compared as they are.
/// </summary>
/// <param name="settings">The settings of the search, with the fidelities.</param>
internal sealed class FullResults(StrategySettings settings)
{
    private readonly Dictionary<Genotype, Trial>[] _trials = [.. settings.Fidelities.Select(_ => new Dictionary<Genotype, Trial>())];
    private readonly Dictionary<(int Rung, string Metric), double> _gains = [];

    /// <summary>Whether results have to be looked at again, because a full training tells more about short ones.</summary>
    /// <param name="trial">A trial that ended.</param>
    public bool Learn(Trial trial)
    {
        if (settings.Objectives.Floors.Count == 0 || trial.State != TrialState.Completed) return false;
        var rung = settings.Fidelities.LevelOf(trial.Fidelity);
        _trials[rung][trial.Genotype] = trial;
        if (rung != _trials.Length - 1) return false;
        for (var lower = 0; lower < rung; lower++)
            foreach (var metric in trial.Metrics.Keys)
                _gains[(lower, metric)] = Gain(lower, metric);
        return true;
    }

    /// <summary>The trial with the metrics that are expected of a full training.</summary>
    public Trial Expected(Trial trial)
    {
        var rung = settings.Fidelities.LevelOf(trial.Fidelity);
        return settings.Objectives.Floors.Count == 0 || rung == _trials.Length - 1 ? trial : trial with
        {
            Metrics = trial.Metrics.ToDictionary(m => m.Key, m => m.Value + _gains.GetValueOrDefault((rung, m.Key))),
        };
    }

    /// <summary>The result by which a rung ranks a trial.</summary>
    public RungResult Result(Trial trial) => RungResult.Of(Expected(trial), settings.Objectives) with { Trial = trial };

    private double Gain(int rung, string metric)
    {
        double[] gains =
        [
            .. _trials[^1].Where(full => _trials[rung].ContainsKey(full.Key))
                .Select(full => full.Value.Metrics.GetValueOrDefault(metric, double.NaN)
                    - _trials[rung][full.Key].Metrics.GetValueOrDefault(metric, double.NaN))
                .Where(double.IsFinite).Order(),
        ];
        return gains.Length == 0 ? 0 : gains[gains.Length / 2];
    }
}
