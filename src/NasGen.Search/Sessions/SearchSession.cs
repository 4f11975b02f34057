using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Files;
using NasGen.Search.Journals;
using NasGen.Search.Ledgers;
using NasGen.Search.Rankings;
using NasGen.Search.Records;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;
using NasGen.Search.Wording;

namespace NasGen.Search.Sessions;

/// <summary>One search from its order to its verdict.</summary>
internal sealed class SearchSession(SearchOrder order, IWorkforce workforce, Deadline deadline, ISearchView view, ISearchOutput output)
{
    private readonly SpaceModel _model = order.Model;
    private readonly Goal _goal = new(order.Model.Task);

    /// <summary>Runs the search.</summary>
    /// <exception cref="NasException">An error that the user can mend.</exception>
    /// <exception cref="OperationCanceledException">The user stopped the search. The journal is kept, and no other file is written.</exception>
    public async Task<RunRecord> Run(CancellationToken stop)
    {
        output.RequireWritable();
        try
        {
            return await Search(stop);
        }
        catch (JournalException e)
        {
            throw JournalFile.Translate(e);
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
            view.Say(
                $"{_model.Name}: {Path.GetFileName(_model.RecordPath)} cannot be read and will be replaced. "
                + "Earlier uses of the test set are counted from the journal only.");
        var data = await DataLoading.Describe(workforce, _model, stop);
        foreach (var line in DataLoading.Notes(data, _model)) view.Say(line);
        var versions = await workforce.Greet(stop);
        var dryRuns = new DryRuns(workforce, _model, _goal, order.Target, data, view.Say);
        FeasibilityCheck.Require(order, _goal, dryRuns, stop);
        Comparability Conditions(double length) => Comparability.Of(order, data, versions, length);
        var plan = await Plan(dryRuns, data, Conditions, stop);
        var comparability = Conditions(plan.Length);
        using var ledger = Ledger.Open(order, deadline, comparability);
        ledger.Keep(plan);
        var checkpoints = new Checkpoints(CheckpointFolder(comparability), _model.Task.Kind != TaskKind.Custom);
        checkpoints.Prepare(ledger.Explored);
        var progress = new Progress(view, order, _goal, ledger, deadline);
        progress.Say(Opening(ledger));
        foreach (var line in order.Target?.Notes(versions.LibTorch) ?? []) progress.Say(line);
        if (ledger.SetAside is { } reason) progress.Say($"{_model.Name}: {reason}");
        if (ledger.Unreadable.Count > 0) progress.Say($"{_model.Name}: {Words.LeftOut(ledger.Unreadable)}");
        foreach (var line in PlanLines.Of(plan, order)) progress.Say(line);

        ledger.Recall(dryRuns);
        var runner = new TrialRunner(workforce, dryRuns, _goal, Patience.For(order.Time, plan), new Casualties(_model.Name, progress.Say));
        var time = new SearchTime(order, _goal, ledger, dryRuns, workforce, deadline, plan);
        var contest = new Contest(order, _goal, dryRuns, plan, ledger, time);
        var ranking = contest.BeginRanking(ledger.Ranking, workforce, deadline, progress.Say, stop);
        var exploration = new Exploration(
            order, _goal, ledger, contest.Turns, dryRuns, runner, workforce, deadline, time, progress, plan, checkpoints, ranking);
        var baselines = new Baselines(order, dryRuns);
        await exploration.Run(baselines.ToTry(stop), stop);
        await exploration.CompleteBest(stop);
        // A result is worth more than a second: even a budget that is over by now ends with a trained network.
        if (!ledger.Explored.Any(t => t.State == TrialState.Completed)) await exploration.TrainOne(baselines.Untrained(stop).Genotype, stop);
        var conclusion = new Conclusion(order, _goal, ledger, dryRuns, runner, workforce, deadline, progress, plan, checkpoints, output);
        var record = await conclusion.Reach(earlier, data, versions, () => baselines.Untrained(stop), stop);
        checkpoints.Clear();
        return record;
    }

    /// <summary>
    /// The plan of the trainings. An interrupted run goes on with its own. Another run on the same journal keeps the length of a training unless the new
    /// budget asks for less than half or more than twice of it, so that its trials build on the earlier ones.
    /// </summary>
    private async Task<TrainingPlan> Plan(DryRuns dryRuns, DataSummary data, Func<double, Comparability> conditions, CancellationToken stop)
    {
        var known = Ledger.KnownPlan(order, conditions);
        if (known is { IsInterrupted: true, Plan: var interrupted } && (order.MayArrange || interrupted.Workers == order.Workers))
        {
            workforce.Arrange(interrupted.Workers, interrupted.Threads);
            return interrupted;
        }
        var plan = await new Planner(order, workforce, dryRuns, data, deadline.Left).Plan(stop);
        return known is { Plan: var earlier } && earlier.Length / plan.Length is >= 0.5 and <= 2 ? plan.OfLength(earlier) : plan;
    }

    /// <summary>The folder of paused trainings. Those of other conditions, which would not compare, are in another one.</summary>
    private string CheckpointFolder(Comparability comparability)
    {
        var journal = _model.JournalPath(order.StateDirectory);
        var folder = Path.ChangeExtension(journal, $".{comparability.Digest}.trainings");
        if (Directory.Exists(order.StateDirectory))
            foreach (var other in Directory.EnumerateDirectories(order.StateDirectory, $"{Path.GetFileNameWithoutExtension(journal)}.*.trainings"))
                if (other != folder) new Checkpoints(other, isKept: false).Clear();
        return folder;
    }

    private string Opening(Ledger ledger)
    {
        var old = ledger.All.Count;
        return $"{_model.Name}: {_model.Size} architectures, budget {order.BudgetText}, {order.Strategy}, seed {order.Seed}, "
            + $"{Words.Count(workforce.Size, "worker")}"
            + (old == 0 ? "" : $"; continues from {old} finished trial{(old == 1 ? "" : "s")}");
    }
}
