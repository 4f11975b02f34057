using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Ledgers;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;

namespace NasGen.Search.Sessions;

/// <summary>The time of a search: what is left of it until the reserve for the verdict, and which trainings still end in it.</summary>
internal sealed class SearchTime(
    SearchOrder order, Goal goal, Ledger ledger, DryRuns dryRuns, IWorkforce workforce, Deadline deadline, TrainingPlan plan)
{
    /// <summary>The share of an expected duration that must be left for a trial to begin. One that would be cut off is not begun.</summary>
    private const double Fitting = 0.8;

    /// <summary>The factor of an expected duration from which on a training has to begin: durations vary.</summary>
    private const double Due = 1.3;

    private readonly TrainingTimes _times = new(plan);

    /// <summary>
    /// The time until the reserve; without end if the budget is counted in trials. The first trial may use the reserve too, therefore even a short
    /// budget ends with a winner.
    /// </summary>
    public TimeSpan Left
    {
        get
        {
            if (deadline.Left is not { } left) return TimeSpan.MaxValue;
            if (ledger.Explored.Count == 0) return left;
            var finalists = new Finalists(ledger.Explored, goal, order.Model.Task.Picks, ledger.Ranking?.Trainings ?? 0);
            // The first full training of each one belongs to the search.
            return left - Reserve.Of(
                deadline.Budget!.Value, [.. finalists.Compared.Select(f => (_times.OfFull(f.Trial, ledger.Explored), Done: 1))],
                finalists.InOrder.Count(finalists.IsShownByLayer), workforce.Size);
        }
    }

    /// <summary>The expected seconds of a training.</summary>
    /// <param name="cost">The part of a full training.</param>
    public double Seconds(Genotype genotype, double cost, CancellationToken stop) =>
        cost * (Timed(genotype) is { } timed ? _times.OfFull(timed, ledger.Explored)
            : _times.PerTraining(ledger.Explored, dryRuns.Estimate(genotype, stop).Costs));

    /// <summary>Whether a training would end in time. The first one always may begin.</summary>
    public bool Allows(double seconds) =>
        ledger.Explored.Count == 0 || Left.TotalSeconds >= Fitting * seconds;

    /// <summary>Whether there is time for the rest of a full training.</summary>
    /// <param name="fidelity">The share of it that is done.</param>
    public TimeFor ForRest(Genotype genotype, double fidelity)
    {
        var (left, seconds) = (Left.TotalSeconds, Seconds(genotype, 1 - fidelity, CancellationToken.None));
        return left < Fitting * seconds ? TimeFor.Never : left < Due * seconds ? TimeFor.Now : TimeFor.Later;
    }

    private Trial? Timed(Genotype genotype) =>
        ledger.Explored.Where(t => t is { State: TrialState.Completed, Cost: > 0 } && t.Genotype.Equals(genotype)).MaxBy(t => t.Fidelity);
}
