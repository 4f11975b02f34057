using NasGen.Cli.Hosting;
using NasGen.Cli.Records;
using NasGen.Cli.Report;
using NasGen.Cli.Reporting;
using NasGen.Cli.Searching.Journaling;
using NasGen.Cli.Searching.Rankings;
using NasGen.Cli.Searching.Verdicts;
using NasGen.Cli.Workers;
using NasGen.Descriptors;
using NasGen.Evaluation;
using NasGen.Search.Feasibility;
using NasGen.Search.Journals;
using NasGen.Search.Objectives;
using NasGen.Search.Randomness;
using NasGen.Search.Rankings;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;

namespace NasGen.Cli.Searching;

/// <summary>One search from its order to its verdict.</summary>
internal sealed class SearchSession(SearchOrder order, IWorkforce workforce, Deadline deadline, ISearchView view)
{
    /// <summary>Architectures that a ranking proposes before the strategy behind it.</summary>
    private const int Priors = 10;

    private readonly SpaceModel _model = order.Model;
    private readonly Goal _goal = new(order.Model.Task);

    /// <exception cref="NasException">What the user can mend.</exception>
    /// <exception cref="OperationCanceledException">The user stopped it: the journal is kept, nothing is written.</exception>
    public async Task<RunRecord> Run(CancellationToken stop)
    {
        RequireWritable();
        try
        {
            return await Search(stop);
        }
        catch (Exception e) when (FullDisk.IsCauseOf(e))
        {
            throw Disk.Full(order.StateDirectory, e);
        }
    }

    private async Task<RunRecord> Search(CancellationToken stop)
    {
        var earlier = RecordFile.TryRead(_model.RecordPath);
        if (earlier is null && File.Exists(_model.RecordPath))
            view.Say($"{_model.Name}: {Path.GetFileName(_model.RecordPath)} cannot be read and is written anew; earlier looks at the test set are known from the journal alone.");
        var data = await DescribeData(workforce, _model, stop);
        var versions = await workforce.Greet(stop);
        using var ledger = Ledger.Open(order, deadline, Comparability.Of(order, data, versions));
        var progress = new Progress(view, order, _goal, ledger, deadline);
        progress.Say(Opening(ledger));
        foreach (var line in order.Target?.Lines(versions.LibTorch) ?? []) view.Say(line);
        if (ledger.SetAside is { } reason) progress.Say($"{_model.Name}: {reason}");

        var dryRuns = new DryRuns(workforce, _model, _goal, order.DeviceCosts());
        ledger.Recall(dryRuns);
        FeasibilityCheck.Require(order, _goal, dryRuns, stop);
        var casualties = new Casualties();
        var runner = new TrialRunner(workforce, dryRuns, _goal, Patience.For(order.Time), casualties);
        var turns = Turns(ledger, dryRuns);
        var ranking = Ranking(ledger, dryRuns, turns, progress, stop);
        var exploration = new Exploration(order, _goal, ledger, turns, dryRuns, runner, workforce, deadline, progress, ranking);
        await exploration.Run(Baselines(dryRuns, stop), stop);

        var picks = Picks(earlier);
        var finalists = new Finalists(ledger.Explored, _goal, picks, ledger.Ranking?.Trainings ?? 0);
        if (finalists.Best is null)
        {
            if (ledger.All.LastOrDefault(t => t.Cause is not null)?.Cause is { } cause)
                throw new NasException("NAS2015", $"No trial succeeded, so there is no winner. The last failure: {cause}", _model.File, _model.Task.Line);
            progress.Say($"{_model.Name}: the budget ended before one trial did.");
            if (earlier is not null) return earlier;
            finalists = Finalists.Untrained(Untrained(dryRuns, stop), picks);
        }
        var looks = ledger.OpenTest(LooksOf(earlier, data));
        await new Confirmation(order, ledger, runner, workforce, deadline, progress).Run(finalists, Seeds(), WeightsOf(finalists), stop);

        var verdict = Judgement.Of(finalists, _goal, order, ledger, looks);
        var record = new RecordBuilder(order, _goal, ledger, data, versions).Build(finalists, verdict, dryRuns, stop);
        var remeasured = new WinnersOnDevice(order, _goal, dryRuns);
        record = await remeasured.Measure(record, stop);
        Write(record);
        ledger.Finish();
        foreach (var (pick, finalist) in finalists.Picks)
            if (finalist is null) progress.Say($"{pick.Name}: no trial met {pick.Cost} ≤ {NumberText.Count(pick.Max)}, so it is not written.");
        foreach (var line in VerdictLines.Of(record, _model, _goal).Concat(remeasured.Lines(record))) view.Say(line);
        view.Say(ReportFile.TryWrite(_model.JournalPath(order.StateDirectory), _model.ProjectDirectory));
        return record;
    }

    /// <summary>Those of the model, and those that <c>nasgen pick</c> made of earlier trials: they are chosen anew from all there are now.</summary>
    private List<PickDescriptor> Picks(RunRecord? earlier)
    {
        List<PickDescriptor> picks = [.. _model.Task.Picks];
        foreach (var winner in earlier?.Winners ?? [])
            if (winner.Limit is { } limit && winner.Class != _model.Task.Winner && picks.All(p => p.Name != winner.Class))
                picks.Add(new PickDescriptor(winner.Class, limit.Cost, limit.Max));
        return picks;
    }

    private void RequireWritable()
    {
        Disk.RequireWritable(_model.Directory, $"the winners of {_model.Name}");
        Disk.RequireWritable(order.StateDirectory, "the journal");
        if (order.Weights is { } weights) Disk.RequireWritable(weights, "the trained weights");
    }

    /// <exception cref="NasException">The data cannot be loaded.</exception>
    public static async Task<DataSummary> DescribeData(IWorkforce workforce, SpaceModel model, CancellationToken stop)
    {
        try
        {
            return await workforce.DescribeData(stop);
        }
        catch (WorkerTimeoutException e)
        {
            throw new NasException("NAS2007", e.Message, model.File, model.Task.Line, e);
        }
        catch (WorkerCrashedException e)
        {
            throw e.Fault is null ? new NasException("NAS2030", e.Message, model.File, model.Task.Line, e) : e.ToError("NAS2007", "Loading the data");
        }
    }

    /// <summary>The looks at this very test set that the committed record counts.</summary>
    private int LooksOf(RunRecord? record, DataSummary data) =>
        record is not null && record.Data.Hash == data.Hash && record.Search.Seed == order.Seed ? record.Verdict.TestLooks : 0;

    private string Opening(Ledger ledger)
    {
        var old = ledger.All.Count;
        return $"{_model.Name}: {_model.Definition.Size} architectures, budget {order.BudgetText}, {order.Strategy}, seed {order.Seed}, {order.Workers} worker{(order.Workers == 1 ? "" : "s")}"
            + (old == 0 ? "" : $"; goes on from {old} finished trial{(old == 1 ? "" : "s")}");
    }

    private List<(string, Func<Genotype?>)> Baselines(DryRuns dryRuns, CancellationToken stop) =>
    [
        (Purpose.Default, () => dryRuns.With(f => f.Contains(_model.Space.Default), stop) ? _model.Space.Default : null),
        (Purpose.Largest, () => dryRuns.With(f => f.Largest(nameof(Cost.Parameters), order.Seed, LargestDryRuns()), stop)),
    ];

    /// <summary>A short budget is not spent on looking for the largest.</summary>
    private int LargestDryRuns() => (int)Math.Clamp((order.Time?.TotalSeconds ?? 600) * 2, 30, 500);

    private Turns Turns(Ledger ledger, DryRuns dryRuns)
    {
        List<Contestant> contestants = [];
        // A random search needs no second one to be compared with.
        if (order.Strategy != Purpose.Random) contestants.Add(Contestant(Purpose.Random, Purpose.Random, 1, order.Trials, dryRuns.Feasible, _goal.Objectives));
        var ranking = RankingName.Parse(order.Strategy);
        // A pick's own search has no ranking of its own.
        var alone = ranking is null ? order.Strategy : ranking.Then ?? StrategyRegistry.Default;
        contestants.Add(ranking is null
            ? Contestant(Purpose.Search, order.Strategy, 1, order.Trials, dryRuns.Feasible, _goal.Objectives)
            : new Contestant(Purpose.Search, null, 1, order.Trials));
        foreach (var pick in _model.Task.Picks)
        {
            var limit = new Limit(pick.Cost, pick.Max);
            var feasible = FeasibilityCheck.Within(order, _goal, dryRuns, limit);
            contestants.Add(Contestant(Purpose.Pick(pick.Name), alone, 0.25, (order.Trials + 3) / 4, feasible, _goal.Objectives.Within(limit)));
        }
        var turns = new Turns(contestants, outcome => RankedStrategy(outcome, ranking!, alone, dryRuns));
        foreach (var trial in ledger.Explored)
            turns.Of(trial.Purpose)?.Tell(trial, ledger.IsOfThisRun(trial), isNew: true);
        return turns;
    }

    /// <summary>A ranking that is still to be made; one that an interrupted run has made already takes part at once.</summary>
    private RankingPhase? Ranking(Ledger ledger, DryRuns dryRuns, Turns turns, Progress progress, CancellationToken stop)
    {
        if (RankingName.Parse(order.Strategy) is not { } name) return null;
        if (ledger.Ranking is { } known)
        {
            dryRuns.With(_ => { turns.Enter(known); return true; }, stop);
            return null;
        }
        var phase = new RankingPhase(name, order, _goal, dryRuns, workforce, deadline, progress.Say);
        phase.Begin(stop);
        return phase;
    }

    /// <summary>
    /// A ranking, all of it or the first few as a prior. Where a gate refused it only its first choice is tried, which shows how far
    /// it was from what it promised.
    /// </summary>
    private IStrategy RankedStrategy(RankingOutcome outcome, RankingName name, string alone, DryRuns dryRuns)
    {
        var settings = Settings(dryRuns.Feasible, _goal.Objectives, order.Trials, Purpose.Search);
        var then = StrategyRegistry.Create(order.Located(alone), settings);
        var followed = outcome.Refused is not null ? 1 : name.Then is null ? int.MaxValue : Priors;
        var ranking = outcome.Ranking.Take(followed).Select(_model.Space.Parse);
        return new Ranked(settings, [.. ranking], then);
    }

    private Contestant Contestant(string purpose, string strategy, double weight, long? most, FeasibleSet feasible, ObjectiveSet objectives) =>
        new(purpose, StrategyRegistry.Create(order.Located(strategy), Settings(feasible, objectives, most, purpose)), weight, most);

    private StrategySettings Settings(FeasibleSet feasible, ObjectiveSet objectives, long? most, string purpose) =>
        new(feasible, objectives, order.Seed, most ?? 100, purpose)
        {
            KnownCosts = order.Target is null
                ? [nameof(Cost.Parameters), nameof(Cost.Macs)]
                : [nameof(Cost.Parameters), nameof(Cost.Macs), nameof(Cost.Latency), .. order.Target.Profile.Energy is null ? [] : new[] { nameof(Cost.Energy) }],
            Fidelities = [1.0 / 9, 1.0 / 3, 1],
        };

    private int Seeds() => order.Trials is { } trials ? Reserve.Seeds(trials) : Reserve.MostSeeds;

    private Func<Finalist, string?> WeightsOf(Finalists finalists) => finalist =>
    {
        if (order.Weights is not { } folder) return null;
        if (finalist == finalists.Best) return Path.Combine(folder, _model.Task.Winner + ".dat");
        var pick = finalists.Picks.FirstOrDefault(p => p.Finalist == finalist).Pick;
        return pick is null ? null : Path.Combine(folder, pick.Name + ".dat");
    };

    private Trial Untrained(DryRuns dryRuns, CancellationToken stop)
    {
        var genotype = dryRuns.With(f => f.Contains(_model.Space.Default) ? _model.Space.Default : f.Sample(new RandomStream(order.Seed, "probe")), stop);
        return new Trial(0, genotype, Purpose.Default, 1, Confirmation.Seed(order.Seed, 0)) { State = TrialState.Completed, Costs = dryRuns.Estimate(genotype, stop).Costs };
    }

    private void Write(RunRecord record)
    {
        foreach (var winner in record.Winners) AtomicFile.Write(_model.WinnerPath(winner.Class), Verification.Emit(_model, winner));
        AtomicFile.Write(_model.RecordPath, RecordFile.Format(record));
        if (order.Weights is { } folder) ShareWeights(folder, record);
    }
    /// <summary>Winners of one architecture are one training.</summary>
    private static void ShareWeights(string folder, RunRecord record)
    {
        string WeightsFile(WinnerRecord winner) => Path.Combine(folder, winner.Class + ".dat");
        foreach (var winner in record.Winners.Where(w => !File.Exists(WeightsFile(w))))
            if (record.Winners.FirstOrDefault(w => w.Genotype == winner.Genotype && File.Exists(WeightsFile(w))) is { } same)
                File.Copy(WeightsFile(same), WeightsFile(winner));
    }
}
