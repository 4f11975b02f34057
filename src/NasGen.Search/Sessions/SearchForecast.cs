using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Rankings;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;
using NasGen.Search.Strategies.Schedulers;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;
using NasGen.Search.Wording;

namespace NasGen.Search.Sessions;

/// <summary>A forecast of a search from dry runs and one short training.</summary>
internal static class SearchForecast
{
    private const int Samples = 100;

    /// <summary>The number of architectures that every search tries: the default and the largest.</summary>
    private const int Baselines = 2;

    /// <summary>The lines of the forecast.</summary>
    /// <exception cref="NasException">The error that the search would end with.</exception>
    public static async Task<IReadOnlyList<string>> Describe(SearchOrder order, IWorkforce workforce, CancellationToken stop)
    {
        var goal = new Goal(order.Model.Task);
        var data = await DataLoading.Describe(workforce, order.Model, stop);
        var dryRuns = new DryRuns(workforce, order.Model, goal, order.Target, data);
        FeasibilityCheck.Require(order, goal, dryRuns, stop);
        var random = new RandomStream(order.Seed, "plan");
        Genotype[] drawn = [.. Enumerable.Range(0, Samples).Select(_ => order.Model.Space.Sample(random)).Distinct()];
        CostEstimate[] estimates = [.. drawn.Select(g => dryRuns.Estimate(g, stop))];
        var fits = drawn.Count(g => dryRuns.With(f => f.Contains(g), stop));
        List<string> lines =
        [
            $"{order.Model.Name}: {order.Model.Size} architectures, {Share(fits, drawn.Length)} of {drawn.Length} samples within the limits.",
            .. order.Model.Task.Rules is null
                ? []
                : new[] { $"  {estimates.Count(e => e.RuledOutBy != Exclusion.Rules)} of {drawn.Length} samples meet [Require]" },
            $"  data: {NumberText.Count(data.Training)} training, {NumberText.Count(data.Validation)} validation, {NumberText.Count(data.Test)} test samples",
        ];
        foreach (var cost in CostName.All)
        {
            double[] values = [.. estimates.Where(e => e.Cause is null && e.Costs.ContainsKey(cost)).Select(e => e.Costs[cost]).Order()];
            if (values.Length == 0) continue;
            var (least, most, median) = (NumberText.Cost(cost, values[0]), NumberText.Cost(cost, values[^1]), NumberText.Cost(cost, values[values.Length / 2]));
            lines.Add($"  {least} to {most}, half of them below {median}");
        }
        lines.AddRange(dryRuns.With(
            f => UnusableLines.Of(UnusableParts.Of(f.Space, f.Limits, f.Memory, []), order.Model).ToList(), stop));
        lines.AddRange(await Trials(order, workforce, dryRuns, data, stop));
        lines.AddRange(DataLoading.Notes(data, order.Model));
        return lines;
    }

    private static async Task<IEnumerable<string>> Trials(
        SearchOrder order, IWorkforce workforce, DryRuns dryRuns, DataSummary data, CancellationToken stop)
    {
        var ranking = RankingName.Parse(order.Strategy) is { } name ? RankingPhase.ShareOf(name) : 0;
        // A budget in trials has no plan in time, but the same timing tells how long it takes.
        var plan = await new Planner(order, workforce, dryRuns, data, order.Time ?? TimeSpan.MaxValue).Plan(stop);
        if (!double.IsFinite(plan.FullSeconds)) return ["  no architecture could be timed: the search will say why."];
        if (order.Trials is { } budget)
        {
            var duration = TimeSpan.FromSeconds(Trainings(order, budget) * plan.FullSeconds / plan.Workers);
            return
            [
                $"  {order.BudgetText}: about {NumberText.Duration(duration)}, at about {NumberText.Seconds(plan.FullSeconds, 2)} per full training "
                + $"and {plan.Workers} at a time" + (ranking == 0 ? "" : ", plus the time of the ranking before"),
            ];
        }
        var trainings = plan.Trainings * (Contest.ExplorationShare - ranking / plan.Workers);
        var architectures = plan.Fidelities.Length > 1 && order.Strategy == StrategyRegistry.Default
            ? trainings * (1 - order.Baseline) / Ladder.CostOf(plan.Fidelities) + trainings * order.Baseline
            : trainings;
        return
        [
            $"  {order.BudgetText}: about {NumberText.Count(Math.Max(1, Math.Round(architectures)))} architectures, "
            + $"at the cost of {NumberText.Count(Math.Max(1, Math.Round(trainings)))} full trainings, {OfRandomSearch(order)} random search",
            .. PlanLines.Of(plan, order),
        ];
    }

    /// <summary>
    /// The number of trainings of a budget in trials: the trials of the search, the default and the largest architecture, and the trainings of the
    /// verdict.
    /// </summary>
    private static long Trainings(SearchOrder order, long trials)
    {
        var picks = order.Model.Task.Picks.Length;
        // The finalists are the winner, the runner-up, the default and the largest; with a strategy also its own best and that of random search.
        var finalists = IsRandom(order) ? 4 : 6;
        var random = IsRandom(order) ? 0 : Contest.RandomTrials(order)!.Value;
        return trials + random + picks * Contest.PickTrials(trials)!.Value + Baselines + (finalists + picks) * Reserve.Seeds(trials);
    }

    /// <summary>The part of random search among the strategy, random search and the picks' own searches.</summary>
    private static string OfRandomSearch(SearchOrder order)
    {
        var random = Contest.RandomWeight(order);
        return IsRandom(order) ? "all of them" : NumberText.Percent(random / (1 + random + Contest.PickWeight * order.Model.Task.Picks.Length)) + " of them";
    }

    private static bool IsRandom(SearchOrder order) => order.Strategy == Purpose.Random;

    private static string Share(int part, int whole) => NumberText.Percent((double)part / Math.Max(1, whole));
}
