using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Ledgers;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Surrogates;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;

namespace NasGen.Search.Sessions;

/// <summary>The time of a search: what is left of it until the reserve for the verdict, and which trainings still end in it.</summary>
internal sealed class SearchTime(
    SearchOrder order, Goal goal, Ledger ledger, DryRuns dryRuns, IWorkforce workforce, Deadline deadline, TrainingPlan plan) : ITrainingTime
{
    /// <summary>The share of an expected duration that must be left for a trial to begin. One that would be cut off is not begun.</summary>
    private const double Fitting = 0.8;

    /// <summary>The factor of an expected duration from which on a training has to begin: durations vary.</summary>
    private const double Due = 1.3;

    private readonly TrainingTimes _times = new(plan, new PointEncoder(new StrategySettings(dryRuns.Feasible, goal.Objectives, order.Seed)));
    private int _counted = -1;
    private TimeSpan _reserve;

    /// <summary>
    /// The time until the reserve; without end if the budget is counted in trials. No training begins in the reserve but the first one, with which even
    /// a short budget ends with a winner.
    /// </summary>
    public TimeSpan Left => deadline.Left is { } left ? left - Reserved : TimeSpan.MaxValue;

    /// <summary>
    /// Whether trainings have to end. One that runs longer than expected may use half of the reserve; the first one may use all of it.
    /// </summary>
    public bool IsOver => deadline.Left is { } left && (ledger.Explored.Count == 0 ? left == TimeSpan.Zero : left <= Reserved / 2);

    /// <summary>The expected seconds of a training.</summary>
    /// <param name="cost">The part of a full training.</param>
    public double Seconds(Genotype genotype, double cost, CancellationToken stop) =>
        cost * (Timed(genotype) is { } timed ? _times.OfFull(timed, ledger.Explored)
            : _times.PerTraining(genotype, ledger.Explored, dryRuns.Estimate(genotype, stop).Costs));

    /// <inheritdoc/>
    public double Seconds(Genotype genotype) => _times.PerTraining(genotype, ledger.Explored, dryRuns.Estimate(genotype, CancellationToken.None).Costs);

    /// <inheritdoc/>
    public bool Allows(Genotype genotype) => Allows(Seconds(genotype));

    /// <summary>
    /// What a trial counts for in the shares of the contestants: its duration in full trainings of the plan or, in a budget of trials, its cost.
    /// </summary>
    public double Price(Trial trial) => IsInSeconds && trial.Seconds > 0 ? trial.Seconds / plan.FullSeconds : trial.Cost;

    /// <summary>What a trial that begins counts for.</summary>
    /// <param name="cost">Its cost in full trainings.</param>
    /// <param name="seconds">Its expected duration.</param>
    public double Price(double cost, double seconds) => IsInSeconds ? seconds / plan.FullSeconds : cost;

    private bool IsInSeconds => order.Time is not null && plan.FullSeconds > 0;

    /// <summary>Whether a training would end in time.</summary>
    public bool Allows(double seconds) => Left.TotalSeconds >= Fitting * seconds;

    /// <summary>Whether there is time for the rest of a full training in what is kept for the verdict.</summary>
    public bool AllowsInReserve(Trial trial) => deadline.Left is { } left
        && left.TotalSeconds >= Fitting * Seconds(trial.Genotype, 1 - trial.Fidelity, CancellationToken.None);

    /// <summary>The time as a contestant sees it: no training of its own may take longer than its share.</summary>
    /// <param name="share">Its share of the trials, in (0, 1].</param>
    public ITrainingTime For(double share) =>
        new ShareOfTime(this, share * Contest.ExplorationShare * deadline.Budget!.Value.TotalSeconds * plan.Workers);

    /// <summary>Whether there is time for the rest of a full training.</summary>
    /// <param name="fidelity">The share of it that is done.</param>
    public TimeFor ForRest(Genotype genotype, double fidelity)
    {
        var (left, seconds) = (Left.TotalSeconds, Seconds(genotype, 1 - fidelity, CancellationToken.None));
        return left < Fitting * seconds ? TimeFor.Never : left < Due * seconds ? TimeFor.Now : TimeFor.Later;
    }

    private TimeSpan Reserved
    {
        get
        {
            if (_counted != ledger.Explored.Count)
                (_counted, _reserve) = (ledger.Explored.Count, ledger.Explored.Count == 0 ? Reserve.Most(deadline.Budget!.Value) : ForVerdict());
            return _reserve;
        }
    }

    /// <summary>
    /// The reserve for the present finalists. The winner's first full training is in it if it has none yet; another finalist without one may never get one.
    /// </summary>
    private TimeSpan ForVerdict()
    {
        var finalists = new Finalists(ledger.Explored, goal, order.Model.Task.Picks, ledger.Ranking?.Trainings ?? 0);
        return Reserve.Of(
            deadline.Budget!.Value,
            [.. finalists.Compared.Where(f => f == finalists.Best || f.IsFullyTrained)
                .Select(f => (_times.OfFull(f.Trial, ledger.Explored), f.IsFullyTrained ? 1 : 0))],
            finalists.InOrder.Count(finalists.IsShownByLayer), workforce.Size);
    }

    private Trial? Timed(Genotype genotype) =>
        ledger.Explored.Where(t => t is { State: TrialState.Completed, Cost: > 0 } && t.Genotype.Equals(genotype)).MaxBy(t => t.Fidelity);
}
