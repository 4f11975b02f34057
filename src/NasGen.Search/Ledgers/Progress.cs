using NasGen.Search.Execution;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Ledgers;

/// <summary>Shows the state of a search.</summary>
internal sealed class Progress(ISearchView view, SearchOrder order, Goal goal, Ledger ledger, Deadline deadline)
{
    /// <summary>Shows one line.</summary>
    public void Say(string line) => view.Say(line);

    /// <summary>Shows the present state.</summary>
    /// <param name="phase">The present phase: <c>searching</c>, <c>confirming</c>.</param>
    public void Report(string phase)
    {
        var explored = ledger.Explored;
        var best = goal.Objectives.Best(explored);
        var (share, rest) = deadline is { Budget: { } budget, Left: { } left } ? (deadline.Elapsed / budget, NumberText.Duration(left)) : InTrials();
        view.Show(new SearchStatus(
            order.Model.Name, phase, share, ledger.All.Count, ledger.All.Count(t => t.State == TrialState.Failed),
            best is null
                ? null
                : $"{NumberText.Metric(goal.Metric.Name, Value(best))} with {NumberText.Cost("Parameters", best.Costs.GetValueOrDefault("Parameters"))}",
            rest));
    }

    private (double Share, string Left) InTrials()
    {
        var done = ledger.CostOfThisRun(Purpose.Search);
        var all = Math.Max(1, order.Trials ?? 1);
        return (Math.Min(1, done / all), Words.Count((int)Math.Max(0, Math.Ceiling(all - done - 1e-9)), "trial"));
    }

    private double Value(Trial trial) => trial.Metrics.GetValueOrDefault(goal.Metric.Name, double.NaN);
}
