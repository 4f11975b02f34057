namespace NasGen.Search.Pareto;

/// <summary>The room that a point has on its front: Deb and others 2002, <i>NSGA-II</i>, section III.B.</summary>
public static class CrowdingDistance
{
    /// <summary>
    /// For each point of one front the sum over components of the distance between its two neighbours, as a share of the component's range;
    /// infinity at both ends. A component that does not vary adds nothing.
    /// </summary>
    /// <param name="losses">The points of one front, vectors of equal length.</param>
    public static double[] Of(IReadOnlyList<double[]> losses)
    {
        var distances = new double[losses.Count];
        for (var component = 0; losses.Count > 0 && component < losses[0].Length; component++)
        {
            int[] order = [.. Enumerable.Range(0, losses.Count).OrderBy(i => losses[i][component])];
            var range = losses[order[^1]][component] - losses[order[0]][component];
            distances[order[0]] = distances[order[^1]] = double.PositiveInfinity;
            if (!(range > 0)) continue;
            for (var i = 1; i < order.Length - 1; i++)
                distances[order[i]] += (losses[order[i + 1]][component] - losses[order[i - 1]][component]) / range;
        }
        return distances;
    }
}
