using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Feasibility;
using NasGen.Search.Ledgers;
using NasGen.Search.Records;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Verdicts;

/// <summary>The end of a search: the finalists are chosen, trained again and judged, and the result is written and shown.</summary>
internal sealed class Conclusion(
    SearchOrder order, Goal goal, Ledger ledger, DryRuns dryRuns, TrialRunner runner, IWorkforce workforce, Deadline deadline, Progress progress,
    TrainingPlan plan, Checkpoints checkpoints, ISearchOutput output)
{
    /// <summary>The most architectures that are trained again because the winner was good enough by luck.</summary>
    private const int MostMore = 10;

    private readonly SpaceModel _model = order.Model;

    /// <summary>Ends the search.</summary>
    /// <param name="earlier">The record of an earlier search; <see langword="null"/> if there is none.</param>
    /// <param name="data">The data of the search.</param>
    /// <param name="versions">The versions that the workers run on.</param>
    /// <param name="untrained">An architecture within the limits, for a budget that was too short for a single trial.</param>
    /// <param name="stop">The token that stops the search.</param>
    /// <exception cref="NasException">
    /// NAS2015: no trial succeeded. NAS2033: the metric of the winner on the test set is not a finite number; the winner is written all the same.
    /// </exception>
    public async Task<RunRecord> Reach(RunRecord? earlier, DataSummary data, WorkerGreeting versions, Func<Trial> untrained, CancellationToken stop)
    {
        var picks = Picks(earlier);
        var finalists = new Finalists(ledger.Explored, goal, picks, ledger.Ranking?.Trainings ?? 0);
        if (finalists.Best is null)
        {
            if (ledger.All.LastOrDefault(t => t.Cause is not null)?.Cause is { } cause)
                throw new NasException("NAS2015", $"No trial succeeded, so there is no winner. The last failure: {cause}", _model.File, _model.Task.Line);
            progress.Say($"{_model.Name}: the budget ended before the first trial did.");
            if (earlier is not null) return earlier;
            finalists = Finalists.Untrained(untrained(), picks);
        }
        var looks = order.KeepsTestClosed ? ledger.Looks(LooksOf(earlier, data)) : ledger.OpenTest(LooksOf(earlier, data));
        var confirmation = new Confirmation(order, ledger, runner, workforce, deadline, progress, plan, checkpoints);
        await confirmation.Run(finalists, Seeds(), finalist => WeightsOf(finalists, finalist), stop);
        await Settle(finalists, confirmation, stop);

        var trivial = await Trivial(stop);
        var verdict = Judgement.Of(finalists, goal, order, ledger, looks, trivial, confirmation.Fault);
        var onDevice = new WinnersOnDevice(order, goal, dryRuns);
        var unusable = dryRuns.With(f => UnusableParts.Of(_model.Space, f.Limits, f.Memory, ledger.Explored), stop);
        var builder = new RecordBuilder(order, goal, ledger, data, versions, plan);
        var findings = await onDevice.Measure(builder.Build(finalists, verdict, trivial?.Score, unusable, dryRuns, stop), stop);
        output.Write(findings);
        ledger.Finish();
        foreach (var (pick, finalist) in finalists.Picks)
            if (finalist is null) progress.Say($"{pick.Name}: no trial met {pick.Cost} ≤ {NumberText.Count(pick.Max)}, therefore it is not written.");
        foreach (var line in VerdictLines.Of(findings.Record, _model, goal).Concat(onDevice.Lines(findings.Record))) progress.Say(line);
        foreach (var line in UnusableLines.Of(unusable, _model)) progress.Say(line);
        var deviation = findings.Record.Winners[0].RetrainedValidation?.Deviation;
        foreach (var line in ScalingLines.Of(_model.Descriptor.Space, ledger.Explored, goal, dryRuns, deviation)) progress.Say(line);
        if (CostComparison.Of(ledger.Explored, goal, ledger.Ranking?.Trainings ?? 0) is { } comparison) progress.Say("  " + comparison.Line(goal));
        Trial[] random = [.. ledger.Explored.Where(t => t is { Purpose: Purpose.Random, State: TrialState.Completed, Fidelity: 1 })];
        var summary = new TrainingSummary(ledger.Explored, goal, plan.Fidelities);
        foreach (var line in summary.Agreement()) progress.Say("  " + line);
        if (summary.Outlook(plan.Length, finalists.Best!.Trial, random) is { } outlook) progress.Say("  " + outlook);
        progress.Say(output.WriteReport());
        return confirmation.Fault is { } fault ? throw fault : findings.Record;
    }

    /// <summary>
    /// Where something has to be good enough, a single training that just was is often luck: the means of the trainings from scratch decide. While an
    /// architecture without such a mean would be the better winner, it is trained, too.
    /// </summary>
    private async Task Settle(Finalists finalists, Confirmation confirmation, CancellationToken stop)
    {
        var objectives = goal.Objectives;
        for (var more = 0; more < MostMore && confirmation.Fault is null && finalists.Next(ledger.Explored, objectives) is { } next; more++)
        {
            await confirmation.Run(finalists, next, ..Reserve.FewestSeeds, _ => null, stop);
            if (next.Mean is not { } mean) break; // There is no time left.
            if (objectives.Shortfall(mean) == 0) await confirmation.Run(finalists, next, Reserve.FewestSeeds..Seeds(), _ => null, stop);
        }
        Finalist?[] before = [finalists.Best, .. finalists.Picks.Select(p => p.Finalist)];
        finalists.Decide(objectives);
        Finalist?[] after = [finalists.Best, .. finalists.Picks.Select(p => p.Finalist)];
        foreach (var (old, chosen) in before.Zip(after))
        {
            if (chosen is null || chosen == old || WeightsOf(finalists, chosen) is not { } weights) continue;
            File.Delete(weights); // They are those of the former winner.
            await confirmation.Run(finalists, new Finalist(chosen.Trial), ..1, _ => weights, stop);
        }
    }

    /// <summary>The trivial predictor; <see langword="null"/> if the training is the user's own, or if a worker failed.</summary>
    private async Task<TrivialBaseline?> Trivial(CancellationToken stop)
    {
        try
        {
            return await workforce.ScoreTrivial(!order.KeepsTestClosed, stop) is { } score ? new TrivialBaseline(score, goal) : null;
        }
        catch (Exception e) when (e is NasException or WorkerCrashedException or WorkerTimeoutException)
        {
            progress.Say($"{_model.Name}: the trivial predictor could not be scored: {e.Message}");
            return null;
        }
    }

    /// <summary>
    /// The picks of the model, and those that <c>nasgen pick</c> made from earlier trials. All are chosen again from the present trials. A record may come
    /// from anyone: a pick that it names is written only if its winner stands beside the model already.
    /// </summary>
    private List<PickDescriptor> Picks(RunRecord? earlier)
    {
        List<PickDescriptor> picks = [.. _model.Task.Picks];
        List<string> unknown = [];
        foreach (var winner in earlier?.Winners ?? [])
        {
            if (winner.Limit is not { } limit || winner.Class == _model.Task.Winner || picks.Any(p => p.Name == winner.Class)) continue;
            if (CostName.All.Contains(limit.Cost) && limit.Max > 0 && output.HasWinner(winner.Class))
                picks.Add(new PickDescriptor(winner.Class, limit.Cost, limit.Max));
            else unknown.Add(winner.Class);
        }
        if (unknown.Count > 0)
            progress.Say(
                $"{_model.Name}: {Path.GetFileName(_model.RecordPath)} names {Words.Count(unknown.Count, "pick")} that cannot be chosen again, because "
                + $"{(unknown.Count == 1 ? "it has" : "they have")} no winner beside the model, or no limit on a known cost: {Words.Listed(unknown)}.");
        return picks;
    }

    /// <summary>
    /// The number of times that the separate test set, or else a test set of these data with whatever seed, was used according to the committed record.
    /// </summary>
    private static int LooksOf(RunRecord? record, DataSummary data) =>
        record is not null && (data.TestHash is { } test && record.Data.TestHash == test || record.Data.Hash == data.Hash) ? record.Verdict.TestLooks : 0;

    private int Seeds() => order.Trials is { } trials ? Reserve.Seeds(trials) : Reserve.MostSeeds;

    private string? WeightsOf(Finalists finalists, Finalist finalist)
    {
        if (finalist == finalists.Best) return output.WeightsOf(_model.Task.Winner);
        return finalists.Picks.FirstOrDefault(p => p.Finalist == finalist).Pick is { } pick ? output.WeightsOf(pick.Name) : null;
    }
}
