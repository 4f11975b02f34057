using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Rankings;

/// <summary>The audit of a ranking as lines for the user.</summary>
internal static class RankingLines
{
    public static IEnumerable<string> Of(RankingOutcome outcome, SearchOrder order, Goal goal)
    {
        var metric = goal.Metric.Name;
        var isZeroCost = RankingName.Parse(outcome.Strategy) is { IsZeroCost: true };
        if (outcome.Audit is not null)
        {
            var how = outcome.Result is { } trained
                ? $"supernet by {outcome.Strategy} in {NumberText.Duration(TimeSpan.FromSeconds(trained.Seconds))}, {Epochs(trained)}"
                : $"{outcome.Ranking.Length} untrained networks ranked by {outcome.Strategy}";
            yield return $"{order.Model.Name}: {how}, at the cost of {NumberText.Fixed(outcome.Trainings, 1)} trainings";
            yield return $"  ranking of random architectures: Kendall's τ {Tau(outcome.Audit)}; better half {Tau(outcome.UpperAudit)}";
            if (outcome.ZeroCost.Values.Any(tau => !double.IsNaN(tau)))
                yield return $"  zero-cost scores, Kendall's τ: {string.Join(", ", outcome.ZeroCost.Select(z => $"{z.Key} {NumberText.Fixed(z.Value, 2)}"))}";
        }
        if (outcome.Result is { } result)
        {
            yield return $"  collapse: {NumberText.Percent(outcome.ParameterFree)} of operations without parameters, "
                + $"entropy {NumberText.Fixed(result.Entropies.FirstOrDefault(1), 2)} to {NumberText.Fixed(result.Entropies.LastOrDefault(1), 2)}"
                + (result.StoppedAt is { } epoch ? $"; the largest eigenvalue rose, therefore the state after epoch {epoch} is kept"
                    : result.Eigenvalues.Length > 0 ? "; the largest eigenvalue was steady" : "");
            yield return $"  discretisation: relaxed network {NumberText.Metric(metric, result.Relaxed.GetValueOrDefault(metric, double.NaN))}, "
                + $"first choice with shared weights {NumberText.Metric(metric, outcome.Shared)}";
            foreach (var price in result.Prices.Where(p => p.Limit is not null && !double.IsNaN(p.Expected)))
            {
                var (expected, limit) = (NumberText.Cost(price.Cost, price.Expected), NumberText.Cost(price.Cost, price.Limit!.Value));
                yield return $"  λ of {price.Cost}: {NumberText.Digits(price.Lambda, 3)}, expected {expected} for a limit of {limit}";
            }
            if (result.Sampled.Length > 0)
                yield return $"  sampled instead of mixed, because their candidates have different shapes: {string.Join(", ", result.Sampled)}";
            if (result.Frozen.Length > 0)
                yield return $"  fixed to the default architecture, because the constructor reads them: {string.Join(", ", result.Frozen)}";
        }
        if (outcome.Refused is { } refused)
            yield return $"  {(isZeroCost ? "the score" : "the supernet")} is not followed: {refused.TrimEnd('.')}. "
                + "The search continues with stand-alone trials.";
    }

    /// <summary>What the verdict says of a ranking that was cut or not followed; <see langword="null"/> if there is nothing to say.</summary>
    public static string? Remark(RankingOutcome? outcome)
    {
        if (outcome is null) return null;
        var what = outcome.Result is null && RankingName.Parse(outcome.Strategy) is { IsZeroCost: true } ? "score of untrained networks" : "supernet";
        string[] remarks =
        [
            .. outcome.Result is { IsCut: true } cut ? [$"the supernet had time for {Epochs(cut)}"] : Array.Empty<string>(),
            .. outcome.Refused is { } refused ? [$"the {what} was not followed: {refused.TrimEnd('.')}"] : Array.Empty<string>(),
        ];
        return remarks.Length == 0 ? null : Words.Sentence(string.Join("; ", remarks)) + ".";
    }

    private static string Epochs(SupernetResult result) =>
        result.IsCut ? $"{result.Losses.Length} of its {Words.Count(result.Planned, "epoch")}" : Words.Count(result.Losses.Length, "epoch");

    private static string Tau(KendallTau? tau) => tau is null || double.IsNaN(tau.Value)
        ? "unknown"
        : $"{NumberText.Fixed(tau.Value, 2)} [{NumberText.Fixed(tau.Lower, 2)}, {NumberText.Fixed(tau.Upper, 2)}] over {tau.Count}";
}
