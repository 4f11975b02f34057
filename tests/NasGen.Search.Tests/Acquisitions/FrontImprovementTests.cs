using NasGen.Search.Acquisitions;
using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Pareto;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;
using NasGen.Search.Surrogates;
using NasGen.Search.Tests.Strategies;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Acquisitions;

public sealed class FrontImprovementTests
{
    private static readonly StrategySettings Settings = FunctionOracle.Settings() with
    {
        Objectives = new ObjectiveSet([new("Accuracy", Maximize: true), new("Parameters", Maximize: false)]),
    };

    /// <summary>The oracle goes through all pairs of believed values and measures the volume that each adds.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_hypervolume_improvement_is_the_mean_of_what_believed_values_add(bool isCostKnown)
    {
        var settings = isCostKnown ? Settings with { KnownCosts = ["Parameters"] } : Settings;
        var (beliefs, losses, points) = Observe(settings);
        double[] reference = [losses.Max(l => l[0]), losses.Max(l => l[1])];
        var scores = new double[points.Length];
        new HypervolumeImprovement(beliefs[0], beliefs[1], losses, reference).Score(points, scores);

        var before = Hypervolume.Of(losses, reference);
        var (first, second) = (beliefs[0].Losses(points), beliefs[1].Losses(points));
        for (var p = 0; p < points.Length; p++)
        {
            var mean = 0.0;
            foreach (var a in first[p])
                foreach (var b in second[p])
                    mean += a.Weight * b.Weight * (Hypervolume.Of([.. losses, [a.Loss, b.Loss]], reference) - before);
            Assert.Equal(mean, Math.Exp(scores[p]), 1e-9 + 1e-9 * mean);
        }
    }

    [Fact]
    public void The_weights_of_a_belief_are_those_of_a_normal_distribution()
    {
        var (beliefs, _, points) = Observe(Settings);
        foreach (var losses in beliefs[0].Losses(points)) Assert.Equal(1, losses.Sum(l => l.Weight), 1e-3);
    }

    /// <summary>Of one objective given twice the least gain is its gain.</summary>
    [Fact]
    public void A_scalarization_of_one_objective_prefers_what_its_expected_improvement_prefers()
    {
        var (beliefs, losses, points) = Observe(Settings);
        var best = losses.Min(l => l[0]);
        double[] reference = [losses.Max(l => l[0]), losses.Max(l => l[0])];
        var scores = new double[points.Length];
        new ScalarizedImprovement([beliefs[0], beliefs[0]], [[best, best]], reference, new RandomStream(1, "weights")).Score(points, scores);
        double[] expected = [.. beliefs[0].Losses(points).Select(believed => believed.Sum(l => l.Weight * Math.Max(0, best - l.Loss)))];
        Assert.True(scores[Array.IndexOf(expected, expected.Max())] > scores[Array.IndexOf(expected, expected.Min())]);
    }

    [Fact]
    public void The_scale_leads_from_values_to_scores_and_back_and_goes_on_beyond_both_ends()
    {
        double[] values = [3, 1, 4, 1, 5, 9, 2, 6];
        var scale = new ScoreScale(NormalScores.Of(values), values);
        for (var value = 1.0; value <= 9; value += 0.25) Assert.Equal(value, scale.ToValue(scale.ToScore(value)), 1e-9);
        Assert.True(scale.ToValue(scale.ToScore(9) + 1) > 9);
        Assert.True(scale.ToScore(12) > scale.ToScore(9));
        Assert.True(scale.ToScore(0) <= scale.ToScore(1));
    }

    [Fact]
    public void A_limit_that_only_trials_tell_is_kept_to_more_and_more()
    {
        var oracle = new FunctionOracle(2);
        var settings = new StrategySettings(
            new FeasibleSet(FunctionOracle.Space, [new("Latency", 8)], _ => new(new Dictionary<string, double>())),
            new ObjectiveSet([new("Accuracy", Maximize: true)], [new("Latency", 8)]), 1);
        var strategy = new Bayesian(settings);
        List<Trial> told = [];
        for (var id = 1; id <= 60; id++)
        {
            var genotype = strategy.Ask()!.Genotype;
            told.Add(oracle.Evaluate(id, genotype) with { Costs = new Dictionary<string, double> { ["Latency"] = genotype.Genes.ToArray().Sum() } });
            strategy.Tell(told[^1]);
        }
        bool IsWithin(Trial trial) => settings.Objectives.IsFeasible(trial);
        Assert.InRange(told.Take(12).Count(IsWithin), 0, 3);
        Assert.InRange(told.TakeLast(24).Count(IsWithin), 12, 24);
    }

    private static (ObjectiveBelief[] Beliefs, double[][] Losses, Point[] Points) Observe(StrategySettings settings)
    {
        var oracle = new FunctionOracle(1);
        var encoder = new PointEncoder(settings);
        var shape = new KernelShape(encoder);
        SurrogateModel[] models = [new(shape), new(shape)];
        List<double[]> losses = [];
        var random = new RandomStream(1, "points");
        for (var i = 0; i < 25; i++)
        {
            var trial = oracle.Evaluate(i + 1, settings.Feasible.Sample(random));
            losses.Add(settings.Objectives.Losses(trial));
            for (var j = 0; j < 2; j++) models[j].Observe(encoder.Encode(trial.Genotype), -losses[^1][j]);
        }
        foreach (var model in models) model.Prepare([]);
        ObjectiveBelief[] beliefs = [.. models.Select((m, j) => new ObjectiveBelief(settings, settings.Objectives.All[j], m))];
        Point[] points = [.. Enumerable.Range(0, 8).Select(_ => settings.Feasible.Sample(random)).Append(FunctionOracle.Space.Default).Select(g => encoder.Encode(g))];
        return (beliefs, [.. losses], points);
    }
}
