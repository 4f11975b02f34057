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
/// The search itself: strategy, random search and picks in turn, the other baselines between their first trials, as many at a time as there are workers, until
/// the budget's reserve for the verdict is reached. One loop decides everything; only trainings run beside it.
/// </summary>
internal sealed class Exploration(
    SearchOrder order, Goal goal, Ledger ledger, Turns turns, DryRuns dryRuns, TrialRunner runner, IWorkforce workforce, Deadline deadline,
    Progress progress, RankingPhase? ranking = null)
{
    /// <summary>The share of the budget that has to be left for what the ranking proposes: then it is audited with what there is.</summary>
    private const double LatestAudit = 0.2;

    private readonly Dictionary<Task<Trial>, Contestant?> _running = [];

    /// <param name="baselines">
    /// Further architectures to try, by purpose; each is looked for when its turn comes, one after each trial of those that take turns, so
    /// that never more than half of the trials are theirs, however short the budget.
    /// </param>
    /// <param name="stop">Stopped by the user.</param>
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
                if (LeftOfSearch() <= TimeSpan.Zero) return;
                if (ended is Task<Trial> trial) End(trial);
                stop.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await end.CancelAsync();
            await Settle();
        }
    }

    /// <summary>Follows the ranking; when it is done, its strategy takes part.</summary>
    /// <returns>Whether it has just done so.</returns>
    private bool Advance(bool isLast, CancellationToken stop)
    {
        if (ranking is null or { Outcome: not null }) return false;
        ranking.Advance(ledger.Explored, isLast || LeftOfSearch() < TimeSpan.FromTicks((long)((deadline.Budget?.Ticks ?? 0) * LatestAudit)), stop);
        if (ranking.Outcome is not { } outcome) return false;
        ledger.Keep(outcome);
        ranking.Report();
        return dryRuns.With(_ => { turns.Enter(outcome); return true; }, stop);
    }

    private static Task Tick(CancellationToken stop) => Task.Delay(TimeSpan.FromSeconds(0.5), stop).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <summary>
    /// What is left until the reserve; without end where the budget is counted in trials. The first trial has all the time there is: with
    /// it, even the shortest budget ends with a winner.
    /// </summary>
    private TimeSpan LeftOfSearch()
    {
        if (deadline.Left is not { } left) return TimeSpan.MaxValue;
        if (ledger.Explored.Count == 0) return left;
        var finalists = new Finalists(ledger.Explored, goal, order.Model.Task.Picks, ledger.Ranking?.Trainings ?? 0);
        return left - Reserve.Of(
            deadline.Budget!.Value, [.. finalists.InOrder.Select(f => f.Trial.Seconds)], finalists.InOrder.Count(finalists.IsShownByLayer), workforce.Size);
    }

    /// <summary>A trial that would be cut off is not begun.</summary>
    private bool MayBegin() => LeftOfSearch() is var left && left > TimeSpan.Zero
        && (left == TimeSpan.MaxValue || left.TotalSeconds > 0.7 * Reserve.MeanSeconds(ledger.Explored));

    private bool Begin(Queue<(string Purpose, Func<Genotype?> Find)> waiting, CancellationToken stop)
    {
        if (IsBaselinesTurn() && BeginBaseline(waiting, stop)) return true;
        if (dryRuns.With(_ => turns.Next(), stop) is not { } turn) return BeginBaseline(waiting, stop);
        Begin(turn.Contestant.Purpose, turn.Proposal.Genotype, turn.Proposal.Fidelity, turn.Contestant, stop);
        return true;
    }

    private bool BeginBaseline(Queue<(string Purpose, Func<Genotype?> Find)> waiting, CancellationToken stop)
    {
        while (waiting.TryDequeue(out var baseline))
        {
            if (baseline.Find() is not { } genotype) continue;
            Begin(baseline.Purpose, genotype, 1, null, stop);
            return true;
        }
        return false;
    }

    private bool IsBaselinesTurn()
    {
        var baselines = ledger.Explored.Count(t => Purpose.IsBaseline(t.Purpose)) + _running.Values.Count(c => c is null);
        return ledger.Explored.Count + _running.Count > 2 * baselines;
    }

    private void Begin(string purpose, Genotype genotype, double fidelity, Contestant? contestant, CancellationToken stop)
    {
        // The seed is the architecture's, not the trial's: whoever asks for it, and in whatever order, the result is the same.
        var seed = RandomStream.DeriveSeed(order.Seed, "trial/" + genotype);
        var trial = ledger.Begin(genotype, purpose, fidelity, seed);
        var running = ledger.Known(genotype, fidelity) is { } known
            ? Task.FromResult(trial with { State = known.State, Cause = known.Cause, Measured = known.Measured, Costs = known.Costs, Seconds = known.Seconds })
            : Task.Run(() => runner.Run(trial, new EvaluationRequest(seed, fidelity), stop), CancellationToken.None);
        _running.Add(running, contestant);
    }

    private void End(Task<Trial> task)
    {
        _running.Remove(task, out var contestant);
        var trial = task.GetAwaiter().GetResult();
        ledger.End(trial);
        if (contestant is not null) dryRuns.With(_ => { contestant.Tell(trial, isThisRun: true, isNew: false); return true; }, CancellationToken.None);
    }

    /// <summary>Keeps what ended while the search was being stopped; what was cut off never happened.</summary>
    private async Task Settle()
    {
        foreach (var task in _running.Keys.ToList())
        {
            try
            {
                ledger.End(await task);
            }
            catch (Exception e) when (e is OperationCanceledException or NasException)
            {
            }
        }
        _running.Clear();
    }
}
