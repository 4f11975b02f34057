using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Rankings;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Sessions;

/// <summary>What a search would be, before it is paid for.</summary>
internal static class SearchForecast
{
    private const int Samples = 100;

    /// <summary>The share of the training that is timed.</summary>
    private const double TimedShare = 0.1;

    /// <summary>The share of a budget in time that the verdict leaves to trials.</summary>
    private const double ExplorationShare = 0.7;

    /// <summary>Architectures that every search tries: the default and the largest.</summary>
    private const int Baselines = 2;

    /// <exception cref="NasException">What a search would have failed with.</exception>
    public static async Task<IReadOnlyList<string>> Describe(SearchOrder order, IWorkforce workforce, CancellationToken stop)
    {
        var goal = new Goal(order.Model.Task);
        var data = await workforce.DescribeData(stop);
        var dryRuns = new DryRuns(workforce, order.Model, goal, order.Target);
        FeasibilityCheck.Require(order, goal, dryRuns, stop);
        var random = new RandomStream(order.Seed, "plan");
        Genotype[] drawn = [.. Enumerable.Range(0, Samples).Select(_ => order.Model.Space.Sample(random)).Distinct()];
        CostEstimate[] estimates = [.. drawn.Select(g => dryRuns.Estimate(g, stop))];
        var fits = drawn.Count(g => dryRuns.With(f => f.Contains(g), stop));
        List<string> lines =
        [
            $"{order.Model.Name}: {order.Model.Size} architectures, {Share(fits, drawn.Length)} of {drawn.Length} samples within the limits.",
            $"  data: {NumberText.Count(data.Training)} training, {NumberText.Count(data.Validation)} validation, {NumberText.Count(data.Test)} test samples",
        ];
        foreach (var cost in CostName.All)
        {
            double[] values = [.. estimates.Where(e => e.Cause is null && e.Costs.ContainsKey(cost)).Select(e => e.Costs[cost]).Order()];
            if (values.Length > 0)
                lines.Add($"  {NumberText.Cost(cost, values[0])} to {NumberText.Cost(cost, values[^1])}, half of them below {NumberText.Cost(cost, values[values.Length / 2])}");
        }
        foreach (var cause in estimates.Where(e => e.Cause is not null).GroupBy(e => e.Cause).OrderByDescending(g => g.Count()).Take(3))
            lines.Add($"  {Share(cause.Count(), drawn.Length)} cannot be built: {cause.Key}");
        lines.Add(await Trials(order, workforce, dryRuns, stop));
        return lines;
    }

    private static async Task<string> Trials(SearchOrder order, IWorkforce workforce, DryRuns dryRuns, CancellationToken stop)
    {
        var genotype = dryRuns.With(f => f.Contains(order.Model.Space.Default) ? order.Model.Space.Default : f.Sample(new RandomStream(order.Seed, "plan")), stop);
        var result = await workforce.Evaluate(genotype, new EvaluationRequest(order.Seed, TimedShare), Patience.For(order.Time).Silence, null, stop);
        var seconds = result.Seconds / TimedShare;
        if (order.Trials is { } budget)
            return $"  {order.BudgetText}: about {NumberText.Duration(TimeSpan.FromSeconds(Trainings(order, budget) * seconds / order.Workers))}, "
                + $"at about {NumberText.Seconds(seconds, 2)} a training and {order.Workers} at a time"
                + (RankingName.Parse(order.Strategy) is null ? "" : ", and what the ranking takes before");
        var ranking = RankingName.Parse(order.Strategy) is { } name ? RankingPhase.ShareOf(name) : 0;
        var trials = Math.Round(order.Time!.Value.TotalSeconds * (ExplorationShare * order.Workers - ranking) / Math.Max(seconds, 1e-3));
        return $"  {order.BudgetText}: about {NumberText.Count(Math.Max(0, trials))} trials, {OfRandomSearch(order)} random search, "
            + $"at up to {NumberText.Seconds(seconds, 2)} a training and {order.Workers} at a time";
    }

    /// <summary>All trainings of a budget of trials: those that explore, the default and the largest architecture, and the verdict's.</summary>
    private static long Trainings(SearchOrder order, long trials)
    {
        var picks = order.Model.Task.Picks.Length;
        // The best of all, the runner-up, the default and the largest; beside a strategy its own best and random search's, which random search alone has not.
        var (searches, finalists) = IsRandom(order) ? (1, 4) : (2, 6);
        return searches * trials + picks * Contest.PickTrials(trials)!.Value + Baselines + (finalists + picks) * Reserve.Seeds(trials);
    }

    /// <summary>Strategy and random search take turns; each pick's own search has a part of that.</summary>
    private static string OfRandomSearch(SearchOrder order)
    {
        var picks = order.Model.Task.Picks.Length;
        if (IsRandom(order)) return "all of them";
        return picks == 0 ? "half of them" : NumberText.Percent(1 / (2 + Contest.PickWeight * picks)) + " of them";
    }

    private static bool IsRandom(SearchOrder order) => order.Strategy == Purpose.Random;

    private static string Share(int part, int whole) => NumberText.Percent((double)part / Math.Max(1, whole));
}
