using NasGen.Search.Numerics;
using NasGen.Search.Surrogates;

namespace NasGen.Search.Acquisitions;

/// <summary>
/// The logarithm of an improvement times the probability that all limits are met (Gardner and others 2014, <i>Bayesian optimization with
/// inequality constraints</i>); the probability alone while no trial has met them.
/// </summary>
/// <param name="improvement">A logarithm; <see langword="null"/> where there is nothing to improve on.</param>
/// <param name="limits">What is believed of each limited value, more is better, and its least allowed value.</param>
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
