using NasGen.Search.Surrogates;

namespace NasGen.Search.Acquisitions;

/// <summary>The logarithm of the expected improvement of one objective over a value.</summary>
/// <param name="posterior">The posterior of the objective.</param>
/// <param name="best">The value to improve on, as a normal score.</param>
internal sealed class LogImprovement(GenotypePosterior posterior, double best) : IAcquisition
{
    public void Score(IReadOnlyList<Point> points, Span<double> scores)
    {
        var deviations = new double[points.Count];
        posterior.Predict(points, scores, deviations);
        for (var i = 0; i < points.Count; i++) scores[i] = ExpectedImprovement.Log(scores[i], deviations[i], best);
    }
}
