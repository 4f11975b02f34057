using NasGen.Cli.Hosting;
using NasGen.Cli.Records;
using NasGen.Cli.Reporting;
using NasGen.Cli.Searching.Journaling;
using NasGen.Cli.Searching.Verdicts;
using NasGen.Cli.Workers;
using NasGen.Descriptors;
using NasGen.Evaluation;
using NasGen.Search.Contracts;
using NasGen.Search.Feasibility;
using NasGen.Search.Journals;
using NasGen.Search.Randomness;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Cli.Searching;

/// <summary>One search from its order to its verdict.</summary>
internal sealed class SearchSession(SearchOrder order, IWorkforce workforce, Deadline deadline, ISearchView view, ISearchOutput output)
{
    private readonly SpaceModel _model = order.Model;
    private readonly Goal _goal = new(order.Model.Task);

    /// <exception cref="NasException">What the user can mend.</exception>
    /// <exception cref="OperationCanceledException">The user stopped it: the journal is kept, nothing is written.</exception>
    public async Task<RunRecord> Run(CancellationToken stop)
    {
        output.RequireWritable();
        try
        {
            return await Search(stop);
        }
        catch (Exception e) when (FullDisk.IsCauseOf(e))
        {
            throw JournalFile.Full(order.StateDirectory, e);
        }
    }

    private async Task<RunRecord> Search(CancellationToken stop)
    {
        var earlier = output.ReadRecord();
        if (earlier is null && output.HasRecord)
            view.Say($"{_model.Name}: {Path.GetFileName(_model.RecordPath)} cannot be read and is written anew; earlier looks at the test set are known from the journal alone.");
        var data = await DataLoading.Describe(workforce, _model, stop);
        var versions = await workforce.Greet(stop);
        using var ledger = Ledger.Open(order, deadline, Comparability.Of(order, data, versions));
        var progress = new Progress(view, order, _goal, ledger, deadline);
        progress.Say(Opening(ledger));
        foreach (var line in order.Target?.Notes(versions.LibTorch) ?? []) view.Say(line);
        if (ledger.SetAside is { } reason) progress.Say($"{_model.Name}: {reason}");

        var dryRuns = new DryRuns(workforce, _model, _goal, order.Target);
        ledger.Recall(dryRuns);
        FeasibilityCheck.Require(order, _goal, dryRuns, stop);
        var casualties = new Casualties();
        var runner = new TrialRunner(workforce, dryRuns, _goal, Patience.For(order.Time), casualties);
        var contest = new Contest(order, _goal, dryRuns, ledger);
        var ranking = contest.BeginRanking(ledger.Ranking, workforce, deadline, progress.Say, stop);
        var exploration = new Exploration(order, _goal, ledger, contest.Turns, dryRuns, runner, workforce, deadline, progress, ranking);
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
        await new Confirmation(order, ledger, runner, workforce, deadline, progress).Run(finalists, Seeds(), finalist => WeightsOf(finalists, finalist), stop);

        var verdict = Judgement.Of(finalists, _goal, order, ledger, looks);
        var findings = new RecordBuilder(order, _goal, ledger, data, versions).Build(finalists, verdict, dryRuns, stop);
        var remeasured = new WinnersOnDevice(order, _goal, dryRuns);
        findings = await remeasured.Measure(findings, stop);
        output.Write(findings);
        ledger.Finish();
        foreach (var (pick, finalist) in finalists.Picks)
            if (finalist is null) progress.Say($"{pick.Name}: no trial met {pick.Cost} ≤ {NumberText.Count(pick.Max)}, so it is not written.");
        foreach (var line in VerdictLines.Of(findings.Record, _model, _goal).Concat(remeasured.Lines(findings.Record))) view.Say(line);
        view.Say(output.WriteReport());
        return findings.Record;
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

    /// <summary>The looks at this very test set that the committed record counts.</summary>
    private int LooksOf(RunRecord? record, DataSummary data) =>
        record is not null && record.Data.Hash == data.Hash && record.Search.Seed == order.Seed ? record.Verdict.TestLooks : 0;

    private string Opening(Ledger ledger)
    {
        var old = ledger.All.Count;
        return $"{_model.Name}: {_model.Size} architectures, budget {order.BudgetText}, {order.Strategy}, seed {order.Seed}, {order.Workers} worker{(order.Workers == 1 ? "" : "s")}"
            + (old == 0 ? "" : $"; goes on from {old} finished trial{(old == 1 ? "" : "s")}");
    }

    private List<(string, Func<Genotype?>)> Baselines(DryRuns dryRuns, CancellationToken stop) =>
    [
        (Purpose.Default, () => dryRuns.With(f => f.Contains(_model.Space.Default), stop) ? _model.Space.Default : null),
        (Purpose.Largest, () => dryRuns.With(f => f.Largest(CostName.Parameters, order.Seed, LargestDryRuns()), stop)),
    ];

    /// <summary>A short budget is not spent on looking for the largest.</summary>
    private int LargestDryRuns() => (int)Math.Clamp((order.Time?.TotalSeconds ?? 600) * 2, 30, 500);

    private int Seeds() => order.Trials is { } trials ? Reserve.Seeds(trials) : Reserve.MostSeeds;

    private string? WeightsOf(Finalists finalists, Finalist finalist)
    {
        if (finalist == finalists.Best) return output.WeightsOf(_model.Task.Winner);
        return finalists.Picks.FirstOrDefault(p => p.Finalist == finalist).Pick is { } pick ? output.WeightsOf(pick.Name) : null;
    }

    private Trial Untrained(DryRuns dryRuns, CancellationToken stop)
    {
        var genotype = dryRuns.With(f => f.Contains(_model.Space.Default) ? _model.Space.Default : f.Sample(new RandomStream(order.Seed, "probe")), stop);
        return new Trial(0, genotype, Purpose.Default, 1, Confirmation.Seed(order.Seed, 0)) { State = TrialState.Completed, Costs = dryRuns.Estimate(genotype, stop).Costs };
    }
}
