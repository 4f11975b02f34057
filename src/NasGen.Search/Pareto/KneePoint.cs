namespace NasGen.Search.Pareto;

/// <summary>
/// The trade-off at which a front bends most: Das 1999, <i>On characterizing the "knee" of the Pareto curve based on normal-boundary
/// intersection</i>.
/// </summary>
public static class KneePoint
{
    /// <summary>
    /// The index of the point that lies farthest below the line between the front's two ends, each component as a share of its range; the first of
    /// equals. <see langword="null"/> if no point lies below the line.
    /// </summary>
    /// <param name="losses">The points of a front of two components, minimised.</param>
    public static int? Of(IReadOnlyList<double[]> losses)
    {
        if (losses.Count < 3) return null;
        var (minX, maxX, minY, maxY) = (losses.Min(l => l[0]), losses.Max(l => l[0]), losses.Min(l => l[1]), losses.Max(l => l[1]));
        if (!(maxX > minX && maxY > minY)) return null;
        // The ends of a front are opposite corners of its box: on the line between them the two shares sum to one.
        double Depth(double[] l) => 1 - (l[0] - minX) / (maxX - minX) - (l[1] - minY) / (maxY - minY);
        var knee = Enumerable.Range(0, losses.Count).MaxBy(i => Depth(losses[i]));
        return Depth(losses[knee]) > 1e-9 ? knee : null;
    }
}
