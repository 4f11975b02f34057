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

    private readonly SearchOrder _order;
    private readonly Goal _goal;
    private readonly DryRuns _dryRuns;
    private readonly RankingName? _ranking;

    /// <summary>The strategy if there is no ranking, or the strategy after the ranking.</summary>
    private readonly string _alone;

    /// <summary>Sets up the contestants and gives them the earlier trials.</summary>
    /// <param name="order">The order of the search.</param>
    /// <param name="goal">The goal of the search.</param>
    /// <param name="dryRuns">The dry runs of the search.</param>
    /// <param name="ledger">The journal with the earlier trials.</param>
    public Contest(SearchOrder order, Goal goal, DryRuns dryRuns, Ledger ledger)
    {
        (_order, _goal, _dryRuns) = (order, goal, dryRuns);
        _ranking = RankingName.Parse(order.Strategy);
        _alone = _ranking is null ? order.Strategy : _ranking.Then ?? StrategyRegistry.Default;
        Turns = new Turns(Contestants(order.Model), RankedStrategy);
        foreach (var trial in ledger.Explored)
            Turns.Of(trial.Purpose)?.Tell(trial, ledger.IsOfThisRun(trial), isNew: true);
    }

    /// <summary>The order in which the contestants propose trials.</summary>
    public Turns Turns { get; }

    /// <summary>The number of trials of a pick's own search, from that of the strategy; <see langword="null"/> if only time ends both.</summary>
    public static long? PickTrials(long? trials) => trials is { } all ? (long)Math.Ceiling(PickWeight * all) : null;

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

    private List<Contestant> Contestants(SpaceModel model)
    {
        List<Contestant> contestants = [];
        // A random search needs no second one for comparison.
        if (_order.Strategy != Purpose.Random)
            contestants.Add(Contestant(Purpose.Random, Purpose.Random, 1, _order.Trials, _dryRuns.Feasible, _goal.Objectives));
        contestants.Add(_ranking is null
            ? Contestant(Purpose.Search, _order.Strategy, 1, _order.Trials, _dryRuns.Feasible, _goal.Objectives)
            : new Contestant(Purpose.Search, null, 1, _order.Trials));
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
        var settings = Settings(_dryRuns.Feasible, _goal.Objectives, _order.Trials, Purpose.Search);
        var then = StrategyRegistry.Create(_order.Located(_alone), settings);
        var followed = outcome.Refused is not null ? 1 : _ranking!.Then is null ? int.MaxValue : Priors;
        return new Ranked(settings, [.. outcome.Ranking.Take(followed).Select(_order.Model.Space.Parse)], then);
    }

    private Contestant Contestant(string purpose, string strategy, double weight, long? most, FeasibleSet feasible, ObjectiveSet objectives) =>
        new(purpose, StrategyRegistry.Create(_order.Located(strategy), Settings(feasible, objectives, most, purpose)), weight, most);

    private StrategySettings Settings(FeasibleSet feasible, ObjectiveSet objectives, long? most, string purpose) =>
        new(feasible, objectives, _order.Seed, most ?? 100, purpose)
        {
            KnownCosts = [CostName.Parameters, CostName.Macs, .. _order.Target?.Costs ?? []],
            Fidelities = [1.0 / 9, 1.0 / 3, 1],
        };
}
