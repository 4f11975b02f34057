namespace NasGen.Search.Indicators;

/// <summary>The trade where a front bends most: Das 1999, <i>On characterizing the "knee" of the Pareto curve based on normal-boundary intersection</i>.</summary>
public static class KneePoint
{
    /// <summary>
    /// The place of the point farthest below the line between the front's two ends, each component in parts of its range; of equals the
    /// first. <see langword="null"/> where nothing bends towards the ideal.
    /// </summary>
    /// <param name="losses">A front of two components, minimised.</param>
    public static int? Of(IReadOnlyList<double[]> losses)
    {
        if (losses.Count < 3) return null;
        var (minX, maxX, minY, maxY) = (losses.Min(l => l[0]), losses.Max(l => l[0]), losses.Min(l => l[1]), losses.Max(l => l[1]));
        if (!(maxX > minX && maxY > minY)) return null;
        // The ends of a front are opposite corners of its box, so that the line between them is where the two parts sum to one.
        double Depth(double[] l) => 1 - (l[0] - minX) / (maxX - minX) - (l[1] - minY) / (maxY - minY);
        var knee = Enumerable.Range(0, losses.Count).MaxBy(i => Depth(losses[i]));
        return Depth(losses[knee]) > 1e-9 ? knee : null;
    }
}
