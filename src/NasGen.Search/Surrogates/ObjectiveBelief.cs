using NasGen.Search.Numerics;
using NasGen.Search.Objectives;
using NasGen.Search.Randomness;
using NasGen.Search.Strategies;

namespace NasGen.Search.Surrogates;

/// <summary>
/// What one objective of untried points is believed to be, on the scale that it is measured on, as a few weighted values; a single one where
/// it is a cost known before a trial.
/// </summary>
internal sealed class ObjectiveBelief(StrategySettings settings, Objective objective, SurrogateModel model)
{
    private const int Quantiles = 15;
    private const double Widest = 3.5;

    private static readonly double[] Positions = [.. Enumerable.Range(0, Quantiles).Select(i => Widest * (2.0 * i / (Quantiles - 1) - 1))];
    private static readonly double[] Weights = [.. Positions.Select(z => StandardNormal.Density(z) * 2 * Widest / (Quantiles - 1))];

    private readonly bool _isKnown = settings.KnownCosts.Contains(objective.Name);
    private readonly ScoreScale _scale = new(model.Scores, [.. model.Values]);

    /// <summary>The place of one of the weighted values, drawn by their weights.</summary>
    public static int DrawQuantile(Random random) => random.NextIndex(Weights, Weights.Sum());

    public WeightedLoss[][] Losses(IReadOnlyList<Point> points)
    {
        if (_isKnown) return [.. points.Select(p => (WeightedLoss[])[new(1, Known(p))])];
        var (means, deviations) = (new double[points.Count], new double[points.Count]);
        model.Posterior.Predict(points, means, deviations);
        return [.. points.Select((_, p) => Array.ConvertAll(Weights, w => new WeightedLoss(w, 0)).Select((l, i) => l with { Loss = -_scale.ToValue(means[p] + deviations[p] * Positions[i]) }).ToArray())];
    }

    private double Known(Point point) => settings.KnownCost(point.Genotype, objective.Name) is var cost && objective.Maximize ? -cost : cost;
}
