using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Files;
using NasGen.Search.Ledgers;
using NasGen.Search.Rankings;
using NasGen.Search.Records;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;

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
        var versions = await workforce.Greet(stop);
        using var ledger = Ledger.Open(order, deadline, Comparability.Of(order, data, versions));
        var progress = new Progress(view, order, _goal, ledger, deadline);
        progress.Say(Opening(ledger));
        foreach (var line in order.Target?.Notes(versions.LibTorch) ?? []) progress.Say(line);
        if (ledger.SetAside is { } reason) progress.Say($"{_model.Name}: {reason}");

        var dryRuns = new DryRuns(workforce, _model, _goal, order.Target);
        ledger.Recall(dryRuns);
        FeasibilityCheck.Require(order, _goal, dryRuns, stop);
        var runner = new TrialRunner(workforce, dryRuns, _goal, Patience.For(order.Time), new Casualties());
        var contest = new Contest(order, _goal, dryRuns, ledger);
        var ranking = contest.BeginRanking(ledger.Ranking, workforce, deadline, progress.Say, stop);
        var exploration = new Exploration(order, _goal, ledger, contest.Turns, dryRuns, runner, workforce, deadline, progress, ranking);
        var baselines = new Baselines(order, dryRuns);
        await exploration.Run(baselines.ToTry(stop), stop);
        var conclusion = new Conclusion(order, _goal, ledger, dryRuns, runner, workforce, deadline, progress, output);
        return await conclusion.Reach(earlier, data, versions, () => baselines.Untrained(stop), stop);
    }

    private string Opening(Ledger ledger)
    {
        var old = ledger.All.Count;
        return $"{_model.Name}: {_model.Size} architectures, budget {order.BudgetText}, {order.Strategy}, seed {order.Seed}, "
            + $"{order.Workers} worker{(order.Workers == 1 ? "" : "s")}"
            + (old == 0 ? "" : $"; continues from {old} finished trial{(old == 1 ? "" : "s")}");
    }
}
