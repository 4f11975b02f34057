using NasGen.Search.Proposals;
using NasGen.Search.Surrogates;

namespace NasGen.Search.Acquisitions;

/// <summary>
/// The logarithm of an improvement per second of training (Snoek, Larochelle and Adams 2012, <i>Practical Bayesian optimization of machine learning
/// algorithms</i>, section 3.2): in a budget of time, what trains quickly can be tried more often, and in full.
/// </summary>
/// <param name="improvement">The logarithm of an improvement.</param>
/// <param name="time">The time of trainings.</param>
internal sealed class ImprovementPerSecond(IAcquisition improvement, ITrainingTime time) : IAcquisition
{
    public void Score(IReadOnlyList<Point> points, Span<double> scores)
    {
        improvement.Score(points, scores);
        for (var i = 0; i < points.Count; i++) scores[i] -= Math.Log(Math.Max(1e-6, time.Seconds(points[i].Genotype)));
    }
}
