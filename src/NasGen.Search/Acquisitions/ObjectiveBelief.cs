using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Surrogates;
using NasGen.Search.Trials;

namespace NasGen.Search.Acquisitions;

/// <summary>
/// The predicted distribution of one objective at untried points, on the scale on which it is measured, as a few weighted values. A cost that is
/// known before a trial is a single value.
/// </summary>
/// <param name="settings">The settings of the search.</param>
/// <param name="objective">The objective.</param>
/// <param name="model">The surrogate model of the objective.</param>
internal sealed class ObjectiveBelief(StrategySettings settings, Objective objective, SurrogateModel model)
{
    private const int Quantiles = 15;
    private const double Widest = 3.5;

    private static readonly double[] Positions = [.. Enumerable.Range(0, Quantiles).Select(i => Widest * (2.0 * i / (Quantiles - 1) - 1))];
    private static readonly double[] Weights = [.. Positions.Select(z => StandardNormal.Density(z) * 2 * Widest / (Quantiles - 1))];

    private readonly bool _isKnown = settings.KnownCosts.Contains(objective.Name);
    private readonly ScoreScale _scale = new(model.Scores, [.. model.Values]);

    /// <summary>The index of one of the weighted values, drawn by their weights.</summary>
    public static int DrawQuantile(Random random) => random.NextIndex(Weights, Weights.Sum());

    /// <summary>The weighted losses of each point; lower is better.</summary>
    public WeightedLoss[][] Losses(IReadOnlyList<Point> points)
    {
        if (_isKnown) return [.. points.Select(p => (WeightedLoss[])[new(1, Known(p))])];
        var (means, deviations) = (new double[points.Count], new double[points.Count]);
        model.Posterior.Predict(points, means, deviations);
        WeightedLoss[] Distribution(int p) => [.. Weights.Zip(Positions, (w, z) => new WeightedLoss(w, -_scale.ToValue(means[p] + deviations[p] * z)))];
        return [.. Enumerable.Range(0, points.Count).Select(Distribution)];
    }

    private double Known(Point point) => settings.KnownCost(point.Genotype, objective.Name) is var cost && objective.Maximize ? -cost : cost;
}
