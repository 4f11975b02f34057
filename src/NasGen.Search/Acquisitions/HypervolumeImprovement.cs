using NasGen.Search.Pareto;
using NasGen.Search.Surrogates;

namespace NasGen.Search.Acquisitions;

/// <summary>
/// The expected volume that a point adds to the volume that a front of two objectives dominates (Emmerich, Deutz and Klinkenberg 2011,
/// <i>Hypervolume-based expected improvement</i>), for independent objectives. Between two points of the front the volume is a product, therefore
/// one-dimensional expectations suffice. Each is a sum over quantiles, because values are not normal on the scale on which they are measured.
/// </summary>
internal sealed class HypervolumeImprovement : IAcquisition
{
    private readonly ObjectiveBelief _first, _second;
    private readonly double[] _starts;
    private readonly double[] _heights;

    /// <param name="first">The first objective.</param>
    /// <param name="second">The second objective.</param>
    /// <param name="losses">The losses of the trials so far, two values each; lower is better.</param>
    /// <param name="reference">The worst point that counts, as losses.</param>
    public HypervolumeImprovement(ObjectiveBelief first, ObjectiveBelief second, IEnumerable<double[]> losses, IReadOnlyList<double> reference)
    {
        (_first, _second) = (first, second);
        double[][] inside = [.. losses.Where(l => l[0] < reference[0] && l[1] < reference[1])];
        double[][] front = [.. ParetoDominance.Front(inside, isDistinct: true).Select(i => inside[i]).OrderBy(l => l[0])];
        _starts = [double.NegativeInfinity, .. front.Select(l => l[0]), reference[0]];
        _heights = [reference[1], .. front.Select(l => l[1])];
    }

    public void Score(IReadOnlyList<Point> points, Span<double> scores)
    {
        var (first, second) = (_first.Losses(points), _second.Losses(points));
        for (var p = 0; p < points.Count; p++)
        {
            var volume = 0.0;
            var before = 0.0;
            for (var strip = 0; strip < _heights.Length; strip++)
            {
                var after = Shortfall(first[p], _starts[strip + 1]);
                if (after > before) volume += (after - before) * Shortfall(second[p], _heights[strip]);
                before = after;
            }
            scores[p] = Math.Log(volume);
        }
    }

    /// <summary>E[max(edge − loss, 0)].</summary>
    private static double Shortfall(WeightedLoss[] losses, double edge)
    {
        var sum = 0.0;
        foreach (var (weight, loss) in losses)
            if (loss < edge)
                sum += weight * (edge - loss);
        return sum;
    }
}
