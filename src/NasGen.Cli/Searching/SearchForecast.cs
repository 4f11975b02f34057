using NasGen.Cli.Reporting;
using NasGen.Cli.Workers;
using NasGen.Evaluation;
using NasGen.Search.Feasibility;
using NasGen.Search.Randomness;
using NasGen.Search.Spaces;

namespace NasGen.Cli.Searching;

/// <summary>What a search would be, before it is paid for.</summary>
internal static class SearchForecast
{
    private const int Samples = 100;

    /// <summary>The share of the training that is timed.</summary>
    private const double TimedShare = 0.1;

    /// <exception cref="NasException">What a search would have failed with.</exception>
    public static async Task<IReadOnlyList<string>> Describe(SearchOrder order, IWorkforce workforce, CancellationToken stop)
    {
        var goal = new Goal(order.Model.Task);
        var data = await workforce.DescribeData(stop);
        var dryRuns = new DryRuns(workforce, order.Model, goal, order.DeviceCosts());
        FeasibilityCheck.Require(order, goal, dryRuns, stop);
        var random = new RandomStream(order.Seed, "plan");
        Genotype[] drawn = [.. Enumerable.Range(0, Samples).Select(_ => order.Model.Space.Sample(random)).Distinct()];
        CostEstimate[] estimates = [.. drawn.Select(g => dryRuns.Estimate(g, stop))];
        var fits = drawn.Count(g => dryRuns.With(f => f.Contains(g), stop));
        List<string> lines =
        [
            $"{order.Model.Name}: {order.Model.Definition.Size} architectures, {Share(fits, drawn.Length)} of {drawn.Length} samples within the limits.",
            $"  data: {NumberText.Count(data.Training)} training, {NumberText.Count(data.Validation)} validation, {NumberText.Count(data.Test)} test samples",
        ];
        foreach (var cost in new[] { nameof(Cost.Parameters), nameof(Cost.Macs), nameof(Cost.Memory), nameof(Cost.Latency), nameof(Cost.Energy) })
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
        var request = new EvaluationRequest(genotype.ToString(), order.Seed, TimedShare);
        var result = await workforce.Evaluate(request, Patience.For(order.Time).Silence, null, stop);
        var seconds = result.Seconds / TimedShare;
        if (order.Time is not { } time)
        {
            // The strategy's trials, as many of random search, and the verdict's.
            var trainings = 2 * order.Trials!.Value + 2 + 6 * Reserve.Seeds(order.Trials.Value);
            return $"  {order.BudgetText}: about {NumberText.Duration(TimeSpan.FromSeconds(trainings * seconds / order.Workers))}, at about {NumberText.Seconds(seconds, 2)} a training and {order.Workers} at a time";
        }
        var trials = (long)(time.TotalSeconds * 0.7 * order.Workers / Math.Max(seconds, 1e-3));
        return $"  {order.BudgetText}: about {NumberText.Count(trials)} trials, half of them random search, at up to {NumberText.Seconds(seconds, 2)} a training and {order.Workers} at a time";
    }

    private static string Share(int part, int whole) => NumberText.Percent((double)part / Math.Max(1, whole));
}
