using NasGen.Search.Contracts;
using NasGen.Search.Records;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Verdicts;

/// <summary>The verdict as lines for the user: the winners, their comparison with baselines, and their files.</summary>
internal static class VerdictLines
{
    public static IEnumerable<string> Of(RunRecord record, SpaceModel model, Goal goal)
    {
        foreach (var winner in record.Winners)
        {
            yield return $"{winner.Class}: {Score(winner, goal)}, {Costs(winner)}";
            yield return $"  {winner.Genotype}";
            foreach (var line in FloorLines.Of(winner)) yield return "  " + line;
            if (winner.RandomWithinLimit is { } random && model.Task.Picks.FirstOrDefault(p => p.Name == winner.Class) is { } pick)
                yield return "  " + Within(NumberText.Cost(pick.Cost, pick.Max), winner, random, goal);
        }
        yield return $"  {Words.Sentence(record.Verdict.Text)}";
        if (record.Ranking is { } ranking && Gap(ranking, goal) is { } gap) yield return "  " + gap;
        foreach (var baseline in record.Baselines)
            yield return baseline.Prediction is { } prediction
                ? $"  {Words.Baseline(baseline.Name)}, {prediction}: {Trivial(baseline, goal)}"
                : $"  {Words.Baseline(baseline.Name)}: {Score(baseline, goal)}, {Costs(baseline)}";
        if (record.Failures.Count > 0)
            yield return $"  {Words.Count(record.Failures.Sum(f => f.Count), "trial")} failed; most frequent cause: {record.Failures[0].Cause}";
        if (record.Verdict.TestLooks > 1) yield return $"  the test set has been used {record.Verdict.TestLooks} times";
        var files = record.Winners.Select(w => w.Class + ".nas.cs").Append(Path.GetFileName(model.RecordPath));
        yield return $"  written beside {model.Beside}: {string.Join(", ", files)}";
    }

    /// <summary>The loss of the ranking's first choice by discretisation and by shared weights.</summary>
    private static string? Gap(RankingRecord ranking, Goal goal)
    {
        if (ranking.Retrained is not { } retrained) return null;
        string Value(double value) => NumberText.Metric(goal.Metric.Name, value);
        string[] parts =
        [
            .. ranking.Relaxed is { } relaxed ? [$"relaxed {Value(relaxed)}"] : Array.Empty<string>(),
            .. ranking.Shared is { } shared ? [$"with shared weights {Value(shared)}"] : Array.Empty<string>(),
            $"trained alone {Value(retrained)}",
        ];
        return $"first choice of {ranking.By}, validation {Words.Measure(goal.Metric.Name)}: {string.Join(", ", parts)}";
    }

    private static string Within(string limit, WinnerRecord winner, RandomWithinLimitRecord random, Goal goal)
    {
        var name = goal.Metric.Name;
        if (random.Validation?.TryGetValue(name, out var value) != true || !winner.Validation.TryGetValue(name, out var own))
            return $"not compared with random search within {limit}, because it has no trial there";
        return $"validation {Words.Measure(name)} {NumberText.Metric(name, own)}, best of {Words.Count(random.Trials, "trial")} within {limit}; "
            + $"random search {NumberText.Metric(name, value)}, best of its {random.RandomTrials}";
    }

    private static string Trivial(BaselineRecord trivial, Goal goal)
    {
        var name = goal.Metric.Name;
        if (trivial.Test is { } test) return $"test {Words.Measure(name)} {NumberText.Metric(name, test.Mean)}";
        return trivial.Validation.TryGetValue(name, out var value)
            ? $"validation {Words.Measure(name)} {NumberText.Metric(name, value)}"
            : $"not compared, because {Words.Measure(name)} does not exist for a constant answer";
    }

    private static string Score(ArchitectureRecord architecture, Goal goal)
    {
        if (architecture.Test is { } test)
        {
            var score = NumberText.Metric(test.Metric, test.Mean, test.Deviation);
            return $"test {Words.Measure(test.Metric)} {score} over {Words.Count(test.Values.Count, "seed")}";
        }
        if (architecture.RetrainedValidation is { } trained)
        {
            var score = NumberText.Metric(trained.Metric, trained.Mean, trained.Deviation);
            return $"validation {Words.Measure(trained.Metric)} {score} over {Words.Count(trained.Values.Count, "seed")}";
        }
        return architecture.Validation.TryGetValue(goal.Metric.Name, out var value)
            ? $"validation {Words.Measure(goal.Metric.Name)} {NumberText.Metric(goal.Metric.Name, value)}, not confirmed"
            : "not confirmed";
    }

    private static string Costs(ArchitectureRecord architecture) => string.Join(
        ", ", new[] { "Parameters", "Latency" }.Where(architecture.Costs.ContainsKey).Select(c => NumberText.Cost(c, architecture.Costs[c])));
}
