using NasGen.Search.Insights.Importance;
using NasGen.Search.Insights.Landscapes;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>What the trials show about the space: which decisions matter, and how hard it is to search.</summary>
internal static class InsightSections
{
    /// <summary>The smallest share of the variance at which a pair of decisions is shown.</summary>
    private const double SmallestPair = 0.01;

    /// <summary>The most architectures that are looked at.</summary>
    private const int Most = 2000;

    public static ReportImportance? Importance(IReadOnlyList<Trial> explored, Goal goal)
    {
        var trials = Distinct(explored, goal);
        if (trials.Length == 0) return null;
        if (FunctionalAnova.Of([.. trials.Select(t => t.Genotype)], [.. trials.Select(t => ObjectiveSet.Value(t, goal.Metric))]) is not { } anova) return null;
        var (space, metric) = (trials[0].Genotype.Space, goal.Metric.Name);
        bool IsOrdered(string decision) => space.Decisions[space.IndexOf(decision)].Domain is not Categorical;
        ReportEffect Effect(string name, double share, bool isPair) => new(name, share, NumberText.Percent(share, 1), isPair);
        ReportEffect[] effects =
        [
            .. anova.Main.Select(e => Effect(e.Name, e.Share, false)),
            .. anova.Pairs.Where(e => e.Share >= SmallestPair).Select(e => Effect(e.Name, e.Share, true)),
        ];
        ReportMarginals[] marginals =
        [
            .. anova.Main.Select(e => new ReportMarginals(
                e.Name, IsOrdered(e.Name),
                [
                    .. anova.Marginals[e.Name].Select(m => new ReportMarginal(
                        m.Option, m.Mean, m.Deviation, NumberText.Metric(metric, m.Mean, m.Deviation), Words.Count(m.Trials, "trial"))),
                ])),
        ];
        var trust = anova.Explained >= 0.5 ? "The shares can be relied on."
            : anova.Explained > 0.1 ? "Treat the shares as a hint."
            : "That is close to nothing: do not rely on the shares yet.";
        return new(
            $"Functional ANOVA (fANOVA) splits the variance of the {Words.Measure(metric)} into the shares that single decisions and pairs of decisions cause. "
            + $"It uses a random forest fitted to {Words.Count(trials.Length, "architecture")}, which explains "
            + $"{NumberText.Percent(Math.Max(0, anova.Explained))} of the variance of architectures that it was not fitted to. {trust}",
            effects, marginals,
            new(["Decision", "Share of the variance", "Alone or as a pair"], [.. effects.Select(e => (string[])[e.Name, e.Text, e.IsPair ? "pair" : "alone"])]),
            new(
                ["Decision", "Option", "Expected " + Words.Measure(metric), "Trials"],
                [.. marginals.SelectMany(m => m.Options.Select(o => (string[])[m.Decision, o.Option, o.Text, o.Trials]))]));
    }

    public static ReportLandscape? Landscape(IReadOnlyList<Trial> explored, Goal goal)
    {
        var trials = Distinct(explored, goal);
        if (trials.Length < FunctionalAnova.FewestTrials) return null;
        double[] fitness = [.. trials.Select(t => goal.Metric.Maximize ? ObjectiveSet.Value(t, goal.Metric) : -ObjectiveSet.Value(t, goal.Metric))];
        if (fitness.Max() - fitness.Min() is 0) return null;
        Genotype[] architectures = [.. trials.Select(t => t.Genotype)];
        var best = architectures[Enumerable.Range(0, fitness.Length).MaxBy(i => fitness[i])];
        var diagnosis = LandscapeDiagnosis.Of(architectures, fitness);
        int[] distances = [.. trials.Select(t => FitnessDistance.Differing(t.Genotype, best))];
        return new(
            Words.Sentence(diagnosis.Funnel) + ".", Facts(diagnosis, trials.Length),
            [.. trials.Select((t, i) => new[] { t.Id, distances[i], ObjectiveSet.Value(t, goal.Metric) })],
            new(
                ["Trial", "Decisions that differ from the best", Words.Title(goal.Metric.Name)],
                [
                    .. trials.Select((t, i) => (string[])
                        [NumberText.Count(t.Id), NumberText.Count(distances[i]), NumberText.Value(goal.Metric.Name, ObjectiveSet.Value(t, goal.Metric))]),
                ]));
    }

    private static ReportTable Facts(LandscapeDiagnosis diagnosis, int count) => new(
        ["Measure", "Value", "What it means"],
        [
            ["architectures", NumberText.Count(count), "completed, each counted once"],
            diagnosis.IsOneChange
                ? ["neighbours", "one change", "architectures that differ in one decision"]
                : ["neighbours", "three nearest", "too few architectures differ in one decision only"],
            ["fitness-distance correlation", NumberText.Fixed(diagnosis.FitnessDistance, 3), "near −1: results improve towards the best architecture"],
            ["autocorrelation", NumberText.Fixed(diagnosis.Rho, 3), "near 1: neighbours have similar results"],
            ["correlation length", NumberText.Fixed(diagnosis.CorrelationLength, 3), "changes after which results are no longer similar"],
            ["local optima", NumberText.Count(diagnosis.LocalOptima.Count), "architectures that are better than all their neighbours"],
            ["neutral networks", NumberText.Count(diagnosis.NeutralNetworks), "groups of connected architectures with equal results"],
            ["largest neutral network", NumberText.Count(diagnosis.LargestNeutralNetwork), "architectures in the largest of these groups"],
            ["neutrality", NumberText.Percent(diagnosis.Neutrality, 1), "share of neighbours with equal results"],
        ]);

    /// <summary>The completed full trainings, one per architecture.</summary>
    /// <summary>Each architecture once. Of very many, the best one and an even sample: more would change the figures little, and take minutes.</summary>
    private static Trial[] Distinct(IReadOnlyList<Trial> explored, Goal goal)
    {
        Trial[] all =
        [
            .. explored.Where(t => t is { State: TrialState.Completed, Fidelity: 1 } && double.IsFinite(ObjectiveSet.Value(t, goal.Metric)))
                .DistinctBy(t => t.Genotype),
        ];
        if (all.Length <= Most) return all;
        var (best, step) = (goal.Objectives.Best(all), (all.Length + Most - 1) / Most);
        return [.. all.Where((trial, i) => trial == best || i % step == 0)];
    }
}
