using NasGen.Search.Numerics;
using NasGen.Search.Surrogates;

namespace NasGen.Search.Acquisitions;

/// <summary>
/// The logarithm of an improvement times the probability that all limits are met (Gardner and others 2014, <i>Bayesian optimization with
/// inequality constraints</i>). Without an improvement it is the probability alone.
/// </summary>
/// <param name="improvement">The logarithm of an improvement; <see langword="null"/> while no trial meets the limits.</param>
/// <param name="limits">The model of each limited value, more is better, and its lowest allowed value.</param>
internal sealed class FeasibleImprovement(IAcquisition? improvement, IReadOnlyList<(SurrogateModel Model, double Least)> limits) : IAcquisition
{
    public void Score(IReadOnlyList<Point> points, Span<double> scores)
    {
        scores.Clear();
        improvement?.Score(points, scores);
        var (means, deviations) = (new double[points.Count], new double[points.Count]);
        foreach (var (model, least) in limits)
        {
            model.Posterior.Predict(points, means, deviations);
            var edge = new ScoreScale(model.Scores, [.. model.Values]).ToScore(least);
            for (var i = 0; i < points.Count; i++) scores[i] += StandardNormal.LogCumulative((means[i] - edge) / Math.Max(deviations[i], 1e-9));
        }
    }
}
