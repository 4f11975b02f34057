using System.Globalization;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Verdicts;

/// <summary>What compound scaling bought: a table over φ, the largest φ that fits, and the smallest that is not told apart from the best.</summary>
internal static class ScalingLines
{
    /// <summary>The difference of two results, in standard deviations of a training, below which they are not told apart.</summary>
    private const double Apart = 2;

    /// <param name="trials">The trials on which choices are based.</param>
    /// <param name="deviation">The standard deviation of the winner's trainings; <see langword="null"/> if it had fewer than two.</param>
    public static IEnumerable<string> Of(SpaceStructure space, IReadOnlyList<Trial> trials, Goal goal, DryRuns dryRuns, double? deviation)
    {
        if (space.Scaling is null) yield break;
        Trial[] best =
        [
            .. trials.Where(t => t.Fidelity == 1 && goal.Objectives.IsFeasible(t)).GroupBy(t => PhiOf(t.Genotype))
                .Select(at => at.Aggregate((a, b) => goal.Objectives.IsBetter(b, a) ? b : a)).OrderBy(t => PhiOf(t.Genotype)),
        ];
        if (best.Length == 0) yield break;
        foreach (var trial in best) yield return Row(space, trial, goal);
        var largest = dryRuns.With(f => f.Memory.Keys.ToArray().Where(f.Contains).Max(PhiOf), CancellationToken.None);
        var line = $"largest φ within the limits: {Text(largest)}";
        if (deviation is { } sd)
        {
            var top = best.Max(t => goal.Signed(t.Metrics));
            var least = best.First(t => top - goal.Signed(t.Metrics) <= Apart * sd);
            line += $"; smallest φ that is not told apart from the best: {Text(PhiOf(least.Genotype))} (within two standard deviations of a training, "
                + $"{NumberText.Metric(goal.Metric.Name, Apart * sd)})";
        }
        yield return "  " + line;
    }

    private static string Row(SpaceStructure space, Trial trial, Goal goal)
    {
        string[] parts =
        [
            .. space.RateOf(trial.Genotype) is { } rate ? [$"{space.Resolution()!.Name} {Text(rate)}"] : Array.Empty<string>(),
            .. Settings(SettingNames.Width), .. Settings(SettingNames.Depth),
            .. new[] { CostName.Macs, CostName.EnergyPerDay }.Where(trial.Costs.ContainsKey).Select(cost => NumberText.Cost(cost, trial.Costs[cost])),
            $"{Words.Measure(goal.Metric.Name)} {NumberText.Metric(goal.Metric.Name, trial.Metrics.GetValueOrDefault(goal.Metric.Name, double.NaN))}",
        ];
        return $"  φ {Text(PhiOf(trial.Genotype))}, {trial.Genotype[ScalingNames.Ratios]}: {string.Join(", ", parts)}";

        IEnumerable<string> Settings(string setting)
        {
            var modules = space.Properties.Where(p => p.Candidates is not null);
            string[] values = [.. modules.Select(p => space.SettingOf(trial.Genotype, p, setting)).OfType<string>()];
            if (values.Length > 0) yield return $"{(setting == SettingNames.Width ? "widths" : "depths")} {string.Join(' ', values)}";
        }
    }

    private static double PhiOf(Genotype genotype) => double.Parse(genotype[ScalingNames.Phi]!, CultureInfo.InvariantCulture);

    private static string Text(double value) => NumberText.Digits(value, 4);
}
