using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Ledgers;
using NasGen.Search.Numerics;
using NasGen.Search.Rankings;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;

namespace NasGen.Search.Sessions;

/// <summary>
/// The search itself: the strategy, random search and the picks take turns, with the other baselines between their first trials, until only the
/// reserve for the verdict is left. All decisions are made in one loop. Only trainings run beside it, one per worker.
/// </summary>
internal sealed class Exploration(
    SearchOrder order, Goal goal, Ledger ledger, Turns turns, DryRuns dryRuns, TrialRunner runner, IWorkforce workforce, Deadline deadline,
    SearchTime time, Progress progress, TrainingPlan plan, Checkpoints checkpoints, RankingPhase? ranking = null)
{
    /// <summary>The share of the budget that is kept for the proposals of a ranking: at that point it is audited even with too few trials.</summary>
    private const double LatestAudit = 0.2;

    private readonly Dictionary<Task<Trial>, Contestant?> _running = [];
    private readonly Dictionary<long, Trial> _continued = [];
    private readonly Dictionary<long, double[][]> _curves = [];

    /// <summary>Searches until the budget is spent.</summary>
    /// <param name="baselines">
    /// The further architectures to try, by purpose. Each is searched for when its turn comes, after a trial of a contestant: at most half of
    /// the trials are baselines, even for a short budget.
    /// </param>
    /// <param name="stop">The token that stops the search.</param>
    public async Task Run(IReadOnlyList<(string Purpose, Func<Genotype?> Find)> baselines, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var waiting = new Queue<(string Purpose, Func<Genotype?> Find)>(baselines.Where(b => !ledger.Has(b.Purpose)));
        try
        {
            while (true)
            {
                var isAtWork = true;
                while (_running.Count + (ranking?.Busy ?? 0) < workforce.Size && (isAtWork = MayBegin() && Begin(waiting, end.Token))) { }
                if (Advance(isLast: _running.Count == 0 && !isAtWork, end.Token)) continue;
                if (_running.Count == 0 && ranking is null or { Outcome: not null } && !isAtWork) return;
                progress.Report(ranking is { Outcome: null, Busy: 1 } ? ranking.Activity : "searching");
                var ended = await Task.WhenAny([.. _running.Keys, Tick(end.Token)]);
                if (ended is Task<Trial> trial) End(trial);
                stop.ThrowIfCancellationRequested();
                if (time.IsOver || (_running.Count == 0 && !MayBegin())) return;
            }
        }
        finally
        {
            await end.CancelAsync();
            await Settle();
        }
    }

    /// <summary>
    /// Trains to the end what could win, if the budget ended before that: the best architecture of the strategy if it has none with a full training, and
    /// that of the whole search likewise. The reserve for the verdict is theirs first, because a verdict on a short training says little.
    /// </summary>
    public async Task CompleteBest(CancellationToken stop)
    {
        if (deadline.Left is null || ledger.Explored.Count == 0) return;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(deadline.Left.Value);
        Trial?[] best = [BestUnfinished(ledger.Explored.Where(t => t.Purpose == Purpose.Search)), BestUnfinished(ledger.Explored)];
        foreach (var trial in best.OfType<Trial>().DistinctBy(t => t.Genotype))
            TryBegin(trial.Purpose, trial.Genotype, 1, turns.Of(trial.Purpose), end.Token, mayUseReserve: true);
        progress.Report("searching");
        await Settle();
        stop.ThrowIfCancellationRequested();
    }

    /// <summary>The best of trials whose rest fits into the time; <see langword="null"/> if one of them is a full training.</summary>
    private Trial? BestUnfinished(IEnumerable<Trial> trials)
    {
        Trial[] completed = [.. trials.Where(t => t.State == TrialState.Completed)];
        return completed.Any(t => t.Fidelity == 1) ? null : goal.Objectives.Best(completed.Where(time.AllowsInReserve));
    }

    /// <summary>Trains one architecture as shortly as the plan allows, whatever time is left.</summary>
    public async Task TrainOne(Genotype genotype, CancellationToken stop)
    {
        var seed = RandomStream.DeriveSeed(order.Seed, "trial/" + genotype);
        var trial = ledger.Begin(genotype, Purpose.Default, plan.Fidelities[0], seed);
        var request = new EvaluationRequest(seed, trial.Fidelity) { Length = plan.Length };
        Keep(await runner.Run(trial, request, stop, result => Note(trial.Id, result)));
    }

    /// <summary>Takes the next step of the ranking. When it is done, its strategy takes part.</summary>
    /// <returns>Whether the strategy has just begun to take part.</returns>
    private bool Advance(bool isLast, CancellationToken stop)
    {
        if (ranking is null or { Outcome: not null }) return false;
        ranking.Advance(ledger.Explored, isLast || time.Left < TimeSpan.FromTicks((long)((deadline.Budget?.Ticks ?? 0) * LatestAudit)), stop);
        if (ranking.Outcome is not { } outcome) return false;
        ledger.Keep(outcome);
        ranking.Report();
        return dryRuns.With(_ => { turns.Enter(outcome); return true; }, stop);
    }

    private static Task Tick(CancellationToken stop) => Task.Delay(TimeSpan.FromSeconds(0.5), stop).ContinueWith(_ => { }, TaskScheduler.Default);

    private bool MayBegin() => IsFirst || time.Left > TimeSpan.Zero;

    /// <summary>Whether the next trial is the first one, which always may begin.</summary>
    private bool IsFirst => ledger.Explored.Count + _running.Count == 0;

    private bool Begin(Queue<(string Purpose, Func<Genotype?> Find)> waiting, CancellationToken stop)
    {
        if (IsBaselinesTurn() && BeginBaseline(waiting, stop)) return true;
        while (dryRuns.With(_ => turns.Next(), stop) is { } turn)
        {
            if (TryBegin(turn.Contestant.Purpose, turn.Proposal.Genotype, turn.Proposal.Fidelity, turn.Contestant, stop)) return true;
            turn.Contestant.End();
        }
        return BeginBaseline(waiting, stop);
    }

    private bool BeginBaseline(Queue<(string Purpose, Func<Genotype?> Find)> waiting, CancellationToken stop)
    {
        while (waiting.TryDequeue(out var baseline))
            if (baseline.Find() is { } genotype && TryBegin(baseline.Purpose, genotype, FidelityOfBaseline(genotype, stop), null, stop))
                return true;
        return false;
    }

    private bool IsBaselinesTurn()
    {
        var baselines = ledger.Explored.Count(t => Purpose.IsBaseline(t.Purpose)) + _running.Values.Count(c => c is null);
        return ledger.Explored.Count + _running.Count > 2 * baselines;
    }

    /// <summary>The fidelity of a baseline: the highest whose training takes a small part of the time; the lowest if none does.</summary>
    private double FidelityOfBaseline(Genotype genotype, CancellationToken stop)
    {
        const double Part = 0.04;
        if (deadline.Budget is not { } budget) return 1;
        var seconds = time.Seconds(genotype, 1, stop);
        return plan.Fidelities.LastOrDefault(f => f * seconds <= Part * budget.TotalSeconds * workforce.Size, plan.Fidelities[0]);
    }

    /// <summary>Begins a trial, unless it would be cut off.</summary>
    private bool TryBegin(string purpose, Genotype genotype, double fidelity, Contestant? contestant, CancellationToken stop, bool mayUseReserve = false)
    {
        // The seed depends on the architecture and not on the trial: the result is the same for every contestant and in every order.
        var seed = RandomStream.DeriveSeed(order.Seed, "trial/" + genotype);
        if (ledger.Known(genotype, fidelity) is { } known)
        {
            Add(Task.FromResult(ledger.Begin(genotype, purpose, fidelity, seed) with
            {
                // Whoever asks pays for the whole training, however much of it was continued.
                State = known.State,
                Cause = known.Cause,
                Measured = known.Measured,
                Costs = known.Costs,
                Node = known.Node,
                Seconds = known.Cost > 0 ? known.Seconds * fidelity / known.Cost : known.Seconds,
            }), time.Price(fidelity, known.Seconds));
            return true;
        }
        var before = checkpoints.Before(genotype, fidelity, ledger.Explored);
        var cost = fidelity - (before?.Fidelity ?? 0);
        var seconds = time.Seconds(genotype, cost, stop);
        if (!mayUseReserve && !IsFirst && !time.Allows(seconds)) return false;
        var trial = ledger.Begin(genotype, purpose, fidelity, seed);
        if (before is not null) _continued[trial.Id] = before;
        var file = checkpoints.IsKept ? checkpoints.PathOf(genotype, fidelity) : null;
        var request = new EvaluationRequest(seed, fidelity, WeightsPath: fidelity == 1 ? file : null)
        {
            Length = plan.Length,
            PausePath = fidelity < 1 ? file : null,
            Start = before is null ? null : new StartingPoint(before.Fidelity, checkpoints.PathOf(genotype, before.Fidelity)),
        };
        Add(Task.Run(() => runner.Run(trial, request, stop, result => Note(trial.Id, result)), CancellationToken.None), time.Price(cost, seconds), trial.Id);
        return true;

        void Add(Task<Trial> running, double expected, long? id = null)
        {
            _running.Add(running, contestant);
            contestant?.Charge(id ?? running.Result.Id, expected);
        }
    }

    private void Note(long trial, EvaluationResult result)
    {
        lock (_curves) _curves[trial] = result.Curve;
    }

    private void End(Task<Trial> task)
    {
        _running.Remove(task, out var contestant);
        var trial = task.GetAwaiter().GetResult();
        Keep(trial);
        if (contestant is not null) dryRuns.With(_ => { contestant.Tell(trial, isThisRun: true); return true; }, CancellationToken.None);
    }

    /// <summary>Writes a trial that has ended, and its curve behind that of the training that it continued.</summary>
    private void Keep(Trial trial)
    {
        ledger.End(trial);
        _continued.Remove(trial.Id, out var before);
        double[][]? curve;
        lock (_curves) _curves.Remove(trial.Id, out curve);
        if (trial.State != TrialState.Completed) return;
        if (curve is { Length: > 0 }) ledger.Keep(trial, [.. before is not null && trial.From > 0 ? ledger.Curve(before) : [], .. curve]);
        if (before is not null) checkpoints.Drop(before);
        checkpoints.Trim(ledger.Explored.OrderByDescending(t => t.Fidelity).ThenByDescending(goal.Objectives.Fitness));
    }

    /// <summary>Writes the trials that ended while the search was being stopped. Trials that were cut off do not count.</summary>
    private async Task Settle()
    {
        foreach (var task in _running.Keys.ToList())
        {
            try
            {
                Keep(await task);
            }
            catch (Exception e) when (e is OperationCanceledException or NasException)
            {
            }
        }
        _running.Clear();
    }
}
