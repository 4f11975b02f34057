using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Feasibility;
using NasGen.Search.Ledgers;
using NasGen.Search.Proposals;
using NasGen.Search.Rankings;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;

namespace NasGen.Search.Sessions;

/// <summary>
/// The contestants of a search: the strategy, random search for comparison, and one search per pick. The strategy may wait for a ranking.
/// </summary>
internal sealed class Contest
{
    /// <summary>The number of architectures that a ranking proposes before the strategy after it.</summary>
    private const int Priors = 10;

    /// <summary>The trials of a pick's own search, as a share of the strategy's trials.</summary>
    public const double PickWeight = 0.25;

    /// <summary>The share of a budget in time that the trials get. The rest is for the verdict.</summary>
    public const double ExplorationShare = 0.7;

    private readonly SearchOrder _order;
    private readonly Goal _goal;
    private readonly DryRuns _dryRuns;
    private readonly TrainingPlan _plan;
    private readonly Ledger _ledger;
    private readonly SearchTime _time;
    private readonly RankingName? _ranking;

    /// <summary>The strategy if there is no ranking, or the strategy after the ranking.</summary>
    private readonly string _alone;

    /// <summary>Sets up the contestants and gives them the earlier trials.</summary>
    /// <param name="order">The order of the search.</param>
    /// <param name="goal">The goal of the search.</param>
    /// <param name="dryRuns">The dry runs of the search.</param>
    /// <param name="plan">The plan of its trainings.</param>
    /// <param name="ledger">The journal with the earlier trials.</param>
    /// <param name="time">The time of the search.</param>
    public Contest(SearchOrder order, Goal goal, DryRuns dryRuns, TrainingPlan plan, Ledger ledger, SearchTime time)
    {
        (_order, _goal, _dryRuns, _plan, _ledger, _time) = (order, goal, dryRuns, plan, ledger, time);
        _ranking = RankingName.Parse(order.Strategy);
        _alone = _ranking is null ? order.Strategy : _ranking.Then ?? StrategyRegistry.Default;
        Turns = new Turns(Contestants(order.Model), RankedStrategy);
        foreach (var trial in ledger.Explored) Turns.Of(trial.Purpose)?.Tell(trial, ledger.IsOfThisRun(trial));
    }

    /// <summary>The order in which the contestants propose trials.</summary>
    public Turns Turns { get; }

    /// <summary>The number of trials of a pick's own search, from that of the strategy; <see langword="null"/> if only time ends both.</summary>
    public static long? PickTrials(long? trials) => Part(trials, PickWeight);

    /// <summary>The number of trials of random search, from that of the strategy; <see langword="null"/> if only time ends both.</summary>
    public static long? RandomTrials(SearchOrder order) => Part(order.Trials, RandomWeight(order));

    /// <summary>The trainings of random search, as a share of the strategy's.</summary>
    public static double RandomWeight(SearchOrder order) => order.Baseline / (1 - order.Baseline);

    /// <summary>Begins the ranking. If an interrupted run has already made it, it takes part at once.</summary>
    /// <returns>The ranking; <see langword="null"/> if there is none to be made.</returns>
    public RankingPhase? BeginRanking(RankingOutcome? known, IWorkforce workforce, Deadline deadline, Action<string> say, CancellationToken stop)
    {
        if (_ranking is null) return null;
        if (known is not null)
        {
            _dryRuns.With(_ => { Turns.Enter(known); return true; }, stop);
            return null;
        }
        var phase = new RankingPhase(_ranking, _order, _goal, _dryRuns, workforce, deadline, say);
        phase.Begin(stop);
        return phase;
    }

    private static long? Part(long? trials, double share) => trials is { } all ? (long)Math.Ceiling(share * all - 1e-9) : null;

    private List<Contestant> Contestants(SpaceModel model)
    {
        List<Contestant> contestants =
        [
            _ranking is null
                ? Contestant(Purpose.Search, _order.Strategy, 1, _order.Trials, _dryRuns.Feasible, _goal.Objectives)
                : new Contestant(Purpose.Search, null, 1, _order.Trials, _time.Price),
        ];
        // A random search needs no second one for comparison.
        if (_order.Strategy != Purpose.Random && _order.Baseline > 0)
            contestants.Add(Contestant(
                Purpose.Random, Purpose.Random, RandomWeight(_order), RandomTrials(_order), _dryRuns.Feasible, _goal.Objectives));
        foreach (var pick in model.Task.Picks)
        {
            // A pick's own search has no ranking of its own.
            var limit = new Limit(pick.Cost, pick.Max);
            var feasible = FeasibilityCheck.Within(_order, _goal, _dryRuns, limit);
            contestants.Add(Contestant(Purpose.Pick(pick.Name), _alone, PickWeight, PickTrials(_order.Trials), feasible, _goal.Objectives.Within(limit)));
        }
        return contestants;
    }

    /// <summary>
    /// The strategy that proposes the ranked architectures: all of them, or the first few before another strategy. If the ranking was refused, only
    /// its first choice is tried, which shows how far its score is from the trained metric.
    /// </summary>
    private Ranked RankedStrategy(RankingOutcome outcome)
    {
        var settings = Settings(_dryRuns.Feasible, _goal.Objectives, _order.Trials ?? ExpectedTrials(1), Purpose.Search, 1);
        var then = StrategyRegistry.Create(_order.Located(_alone), settings);
        var followed = outcome.Refused is not null ? 1 : _ranking!.Then is null ? int.MaxValue : Priors;
        return new Ranked(settings, [.. outcome.Ranking.Take(followed).Select(_order.Model.Space.Parse)], then);
    }

    private Contestant Contestant(string purpose, string strategy, double weight, long? most, FeasibleSet feasible, ObjectiveSet objectives)
    {
        var settings = Settings(feasible, objectives, most ?? ExpectedTrials(weight), purpose, weight);
        return new Contestant(purpose, StrategyRegistry.Create(_order.Located(strategy), settings), weight, most, _time.Price);
    }

    private StrategySettings Settings(FeasibleSet feasible, ObjectiveSet objectives, long expected, string purpose, double weight) =>
        new(feasible, objectives, _order.Seed, expected + Earlier(purpose), purpose)
        {
            KnownCosts = [CostName.Parameters, CostName.Macs, .. _order.Target?.Costs ?? []],
            Fidelities = _plan.Fidelities,
            Time = _order.Time is null ? null : _time.For(weight / Weights),
        };

    /// <summary>The number of full trainings that earlier runs gave a contestant, which its strategy is told too.</summary>
    private long Earlier(string purpose) => (long)Math.Round(_ledger.Explored
        .Where(t => t.Purpose == purpose && t.State is TrialState.Completed or TrialState.Failed && !_ledger.IsOfThisRun(t)).Sum(t => t.Cost));

    /// <summary>The number of full trainings that a budget in time allows a contestant.</summary>
    private long ExpectedTrials(double weight)
    {
        if (!double.IsFinite(_plan.Trainings)) return 100;
        return (long)Math.Max(1, ExplorationShare * _plan.Trainings * weight / Weights);
    }

    /// <summary>The weights of all contestants together.</summary>
    private double Weights =>
        1 + (_order.Strategy == Purpose.Random ? 0 : RandomWeight(_order)) + PickWeight * _order.Model.Task.Picks.Length;
}
