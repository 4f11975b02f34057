using NasGen.Search.Comparison;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Ledgers;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;

namespace NasGen.Search.Sessions;

/// <summary>
/// One of two spaces that are compared: its journal, and the trainings that are missing there. Its sample are the trials of random search, the only ones that
/// no strategy chose.
/// </summary>
internal sealed class ComparedSpace : IDisposable
{
    private readonly SearchOrder _order;
    private readonly Goal _goal;
    private readonly Ledger _ledger;
    private readonly DryRuns _dryRuns;
    private readonly TrialRunner _runner;
    private readonly TrainingPlan _plan;
    private readonly IStrategy _random;
    private readonly Queue<int> _retrainings = new(Enumerable.Range(0, Reserve.MostSeeds));
    private int _drawing, _failed;

    /// <summary>Opens the journal, or begins one.</summary>
    /// <exception cref="NasException">The journal cannot be used, or no architecture is within the limits.</exception>
    public ComparedSpace(
        SearchOrder order, IWorkforce workforce, Comparability conditions, TrainingPlan plan, DataSummary data, Action<string> say, CancellationToken stop)
    {
        (_order, _goal, _plan) = (order, new Goal(order.Model.Task), plan);
        _dryRuns = new DryRuns(workforce, order.Model, _goal, order.Target, data, say);
        FeasibilityCheck.Require(order, _goal, _dryRuns, stop);
        _ledger = Ledger.Open(order, new Deadline(null, TimeSpan.Zero), conditions);
        _ledger.Keep(plan);
        _ledger.Recall(_dryRuns);
        if (_ledger.SetAside is { } reason) say($"{Name}: {reason}");
        _runner = new TrialRunner(workforce, _dryRuns, _goal, Patience.For(null), new Casualties(Name, say));
        _random = StrategyRegistry.Create(
            Purpose.Random, new StrategySettings(_dryRuns.Feasible, _goal.Objectives, order.Seed, order.Trials!.Value, Purpose.Random));
        foreach (var trial in Drawn) _random.Tell(trial);
    }

    public string Name => _order.Model.Name;

    /// <summary>The number of trainings that this session has begun.</summary>
    public int Begun { get; private set; }

    /// <summary>The number of successful architectures in the sample so far.</summary>
    public int Completed => Drawn.Count(t => t.State == TrialState.Completed);

    /// <summary>The best quality so far; NaN if there is none.</summary>
    public double Best => Chosen is { } best ? ObjectiveSet.Value(best, _goal.Metric) : double.NaN;

    private IEnumerable<Trial> Drawn => _ledger.Explored.Where(t => t is { Purpose: Purpose.Random, Fidelity: 1 }).OrderBy(t => t.Id);

    private IEnumerable<Trial> Sampled => Drawn.Where(t => t.State == TrialState.Completed).Take((int)_order.Trials!.Value);

    private Trial? Chosen => _goal.Objectives.Best(Sampled);

    /// <summary>Begins the next draw; <see langword="null"/> if the sample is complete or the space has no other architecture.</summary>
    public Task<Trial>? Draw(CancellationToken stop)
    {
        // Trainings may fail, but not without end.
        if (Completed + _drawing >= _order.Trials || _failed > _order.Trials) return null;
        if (_dryRuns.With(_ => _random.Ask(), stop) is not { } proposal) return null;
        var seed = RandomStream.DeriveSeed(_order.Seed, "trial/" + proposal.Genotype);
        var trial = _ledger.Begin(proposal.Genotype, Purpose.Random, 1, seed);
        _drawing++;
        Begun++;
        if (_ledger.Known(proposal.Genotype, 1) is not { } known) return Train(trial, stop);
        return Task.FromResult(trial with
        {
            State = known.State,
            Measured = known.Measured,
            Costs = known.Costs,
            Seconds = known.FullSeconds ?? known.Seconds,
        });
    }

    /// <summary>Begins the next training of the best architecture from scratch; <see langword="null"/> if all are made.</summary>
    public Task<Trial>? Retrain(CancellationToken stop)
    {
        while (Chosen is { } best && _retrainings.TryDequeue(out var number))
        {
            var seed = Confirmation.Seed(_order.Seed, number);
            if (_ledger.Retrained(best.Genotype, seed) is not null) continue;
            Begun++;
            return Train(_ledger.Begin(best.Genotype, Purpose.Retrain, 1, seed) with { Costs = best.Costs }, stop);
        }
        return null;
    }

    /// <summary>Writes a training that has ended.</summary>
    public void End(Trial trial)
    {
        _ledger.End(trial);
        if (trial.Purpose != Purpose.Random) return;
        _drawing--;
        if (trial.State != TrialState.Completed) _failed++;
        _dryRuns.With(_ => { _random.Tell(trial); return true; }, CancellationToken.None);
    }

    /// <summary>The sample: the first architectures that random search drew and trained.</summary>
    public SpaceSample Sample(ComparedMeasures measures) => new(
        Name,
        [
            .. Sampled.Select(t => new SampledArchitecture(
                t.Genotype.ToString(), ObjectiveSet.Value(t, measures.Quality), [.. measures.Costs.Select(cost => ObjectiveSet.Value(t, cost))], t.Seconds)),
        ],
        Drawn.Count(t => t.State == TrialState.Failed));

    /// <summary>The best of the sample with its trainings from scratch.</summary>
    public RetrainedBest Retrained()
    {
        var best = Chosen!;
        var trials = Enumerable.Range(0, Reserve.MostSeeds).Select(number => _ledger.Retrained(best.Genotype, Confirmation.Seed(_order.Seed, number)));
        return new RetrainedBest(best.Genotype.ToString(), [.. trials.OfType<Trial>().Select(t => ObjectiveSet.Value(t, _goal.Metric)).Where(double.IsFinite)]);
    }

    /// <summary>Ends the run in the journal.</summary>
    public void Finish() => _ledger.Finish();

    public void Dispose() => _ledger.Dispose();

    private Task<Trial> Train(Trial trial, CancellationToken stop) =>
        Task.Run(() => _runner.Run(trial, new EvaluationRequest(trial.Seed) { Length = _plan.Length }, stop), CancellationToken.None);
}
