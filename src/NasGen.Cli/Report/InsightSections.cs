using System.Globalization;
using NasGen.Cli.Searching;
using NasGen.Search.Importance;
using NasGen.Search.Landscapes;
using NasGen.Search.Objectives;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Cli.Report;

/// <summary>What the trials say of the space: which decisions matter, how its landscape lies.</summary>
internal static class InsightSections
{
    public static ReportImportance? Importance(IReadOnlyList<Trial> explored, Goal goal)
    {
        var trials = Distinct(explored, goal);
        if (trials.Length == 0 || FunctionalAnova.Of([.. trials.Select(t => t.Genotype)], [.. trials.Select(t => ObjectiveSet.Value(t, goal.Metric))]) is not { } anova) return null;
        var space = trials[0].Genotype.Space;
        bool IsOrdered(string decision) => space.Decisions[space.IndexOf(decision)].Domain is not Categorical;
        return new(
            anova.Explained, trials.Length,
            [.. anova.Main.Select(e => new ReportEffect(e.Name, e.Share))],
            [.. anova.Pairs.Select(e => new ReportEffect(e.Name, e.Share))],
            [.. anova.Main.Select(e => new ReportMarginals(e.Name, IsOrdered(e.Name), [.. anova.Marginals[e.Name].Select(m => new ReportMarginal(m.Option, m.Mean, m.Deviation, m.Trials))]))]);
    }

    public static ReportLandscape? Landscape(IReadOnlyList<Trial> explored, Goal goal)
    {
        var trials = Distinct(explored, goal);
        if (trials.Length < FunctionalAnova.FewestTrials) return null;
        double[] fitness = [.. trials.Select(t => goal.Metric.Maximize ? ObjectiveSet.Value(t, goal.Metric) : -ObjectiveSet.Value(t, goal.Metric))];
        if (fitness.Max() - fitness.Min() is 0) return null;
        Genotype[] architectures = [.. trials.Select(t => t.Genotype)];
        var diagnosis = LandscapeDiagnosis.Of(architectures, fitness);
        var best = architectures[Enumerable.Range(0, fitness.Length).MaxBy(i => fitness[i])];
        return new(
            Words.Sentence(diagnosis.Funnel) + ".",
            [
                ["architectures looked at", trials.Length.ToString(CultureInfo.InvariantCulture)],
                ["neighbours", diagnosis.IsOneChange ? "differ in one decision" : "the three nearest stand in: too few differ in one decision"],
                ["fitness-distance correlation", Words.Signed(diagnosis.FitnessDistance)],
                ["autocorrelation of neighbours", Words.Signed(diagnosis.Rho)],
                ["correlation length, in steps", Words.Signed(diagnosis.CorrelationLength)],
                ["local optima", diagnosis.LocalOptima.Count.ToString(CultureInfo.InvariantCulture)],
                ["neutral networks", string.Create(CultureInfo.InvariantCulture, $"{diagnosis.NeutralNetworks}, the largest of {diagnosis.LargestNeutralNetwork}")],
                ["neighbours with equal results", Words.Percent(diagnosis.Neutrality)],
            ],
            [.. trials.Select((t, i) => new[] { t.Id, FitnessDistance.Differing(t.Genotype, best), ObjectiveSet.Value(t, goal.Metric) })]);
    }

    /// <summary>Every architecture once, by its full training.</summary>
    private static Trial[] Distinct(IReadOnlyList<Trial> explored, Goal goal) =>
        [.. explored.Where(t => t is { State: TrialState.Completed, Fidelity: 1 } && double.IsFinite(ObjectiveSet.Value(t, goal.Metric))).DistinctBy(t => t.Genotype)];
}
