using NasGen.Search.Surrogates;

namespace NasGen.Search.Acquisitions;

/// <summary>Says how much an evaluation of a point is worth.</summary>
internal interface IAcquisition
{
    /// <param name="points">The points to score.</param>
    /// <param name="scores">Receives one score per point; more is better.</param>
    void Score(IReadOnlyList<Point> points, Span<double> scores);
}
