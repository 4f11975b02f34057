namespace NasGen.Search.Pareto;

/// <summary>
/// The volume that a set of points dominates, up to a reference point: Zitzler and Thiele 1998, <i>Multiobjective optimization using
/// evolutionary algorithms</i>. Exact, by slices along the last component (While and others 2006, <i>A faster algorithm for calculating
/// hypervolume</i>): n log n steps for two components, times n for each further one.
/// </summary>
public static class Hypervolume
{
    /// <param name="losses">The points, vectors of equal length, minimised; a point that does not dominate the reference adds nothing.</param>
    /// <param name="reference">The worst point that counts.</param>
    /// <returns>The volume, in the product of the components' units.</returns>
    public static double Of(IEnumerable<double[]> losses, IReadOnlyList<double> reference)
    {
        List<double[]> inside = [.. losses.Where(p => p.Zip(reference).All(c => c.First < c.Second))];
        return Slice(inside, reference, reference.Count);
    }

    private static double Slice(List<double[]> points, IReadOnlyList<double> reference, int components)
    {
        if (points.Count == 0) return 0;
        if (components == 1) return reference[0] - points.Min(p => p[0]);
        points.Sort((a, b) => a[components - 1].CompareTo(b[components - 1]));
        if (components == 2) return Staircase(points, reference);
        var volume = 0.0;
        for (var i = 0; i < points.Count; i++)
        {
            var height = (i + 1 < points.Count ? points[i + 1][components - 1] : reference[components - 1]) - points[i][components - 1];
            if (height > 0) volume += height * Slice(points[..(i + 1)], reference, components - 1);
        }
        return volume;
    }

    private static double Staircase(List<double[]> points, IReadOnlyList<double> reference)
    {
        var (area, edge) = (0.0, reference[0]);
        foreach (var point in points)
        {
            if (point[0] >= edge) continue;
            area += (edge - point[0]) * (reference[1] - point[1]);
            edge = point[0];
        }
        return area;
    }
}
