using System.Diagnostics;
using NasGen.Search.Proposals;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;

namespace NasGen.Search.Replay;

/// <summary>One search over a table: one strategy, one seed, one trial at a time.</summary>
internal sealed class ReplayRun
{
    /// <summary>The rounding error of sums of shares: a budget this near is reached.</summary>
    private const double Tolerance = 1e-9;

    private readonly ReplayPlan _plan;
    private readonly IReadOnlyList<double> _checkpoints;
    private readonly List<Trial> _best = [];
    private readonly List<double[]> _losses = [];
    private readonly Dictionary<int, double> _paid = [];

    private ReplayRun(ReplayPlan plan, IReadOnlyList<double> checkpoints)
    {
        _plan = plan;
        _checkpoints = checkpoints;
        Report = new double[checkpoints.Count];
        Volume = new double[checkpoints.Count];
    }

    /// <summary>The report metric of the best row at each checkpoint; NaN if there was none yet.</summary>
    public double[] Report { get; }

    /// <summary>The hypervolume at each checkpoint.</summary>
    public double[] Volume { get; }

    /// <summary>The number of trials.</summary>
    public int Trials { get; private set; }

    /// <summary>The time spent in <c>Ask</c> and <c>Tell</c>.</summary>
    public TimeSpan StrategyTime { get; private set; }

    /// <summary>Runs a strategy.</summary>
    public static ReplayRun Of(ReplayPlan plan, string strategy, ulong seed, IReadOnlyList<double> checkpoints)
    {
        var run = new ReplayRun(plan, checkpoints);
        run.Search(StrategyRegistry.Create(strategy, plan.ToStrategySettings(seed)));
        return run;
    }

    private void Search(IStrategy strategy)
    {
        var budget = _plan.Settings.Budget + Tolerance;
        var (spent, next) = (0.0, 0);
        var watch = new Stopwatch();
        while (spent < budget - 2 * Tolerance)
        {
            watch.Start();
            var proposal = strategy.Ask();
            watch.Stop();
            if (proposal is null) break;
            var row = _plan.Table.RowOf(proposal.Genotype);
            var level = _plan.LevelOf(proposal.Fidelity);
            var whole = _plan.ChargeOf(row, level);
            // A training continues where an earlier one of the same row paused.
            var charge = Math.Max(0, whole - _paid.GetValueOrDefault(row));
            // The budget is a hard stop: a trial that does not fit is not begun.
            if (!(spent + charge <= budget)) break;
            spent += charge;
            _paid[row] = Math.Max(whole, _paid.GetValueOrDefault(row));
            for (; next < _checkpoints.Count && _checkpoints[next] < spent - Tolerance; next++) Look(next, strategy);
            var trial = _plan.Trial(++Trials, row, level);
            watch.Start();
            strategy.Tell(trial);
            watch.Stop();
            Note(trial, row, isFull: level == _plan.Levels.Count - 1);
        }
        for (; next < _checkpoints.Count; next++) Look(next, strategy);
        StrategyTime = watch.Elapsed;
    }

    /// <summary>Keeps the best trial and its equals; a higher fidelity is better.</summary>
    private void Note(Trial trial, int row, bool isFull)
    {
        var objectives = _plan.Settings.Objectives;
        var fitness = objectives.Fitness(trial);
        if (double.IsNegativeInfinity(fitness)) return;
        if (isFull && _plan.Scale is not null) _losses.Add(_plan.Losses(row));
        var order = _best.Count == 0 ? 1 : trial.Fidelity.CompareTo(_best[0].Fidelity);
        if (order == 0) order = fitness.CompareTo(objectives.Fitness(_best[0]));
        if (order > 0) _best.Clear();
        if (order >= 0) _best.Add(trial);
    }

    private void Look(int checkpoint, IStrategy strategy)
    {
        Report[checkpoint] = Chosen(strategy) is { } best ? _plan.ReportOf(_plan.Table.RowOf(best.Genotype)) : double.NaN;
        if (_plan.Scale is { } scale) Volume[checkpoint] = scale.Of(_losses);
    }

    private Trial? Chosen(IStrategy strategy) => _best.Count switch
    {
        0 => null,
        1 => _best[0],
        _ => (strategy as IRecommender)?.Recommend(_best) ?? _plan.Settings.Objectives.Best(_best),
    };
}
