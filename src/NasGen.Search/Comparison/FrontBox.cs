namespace NasGen.Search.Comparison;

/// <summary>The box in which fronts are compared. The hypervolume is 1 for a front that reaches the ideal point.</summary>
/// <param name="Reference">The worst values, as losses.</param>
/// <param name="Ideal">The best values, as losses.</param>
/// <param name="IsLogarithmic">Which losses are measured on a logarithmic scale: halving a cost gains as much anywhere.</param>
internal sealed record FrontBox(IReadOnlyList<double> Reference, IReadOnlyList<double> Ideal, IReadOnlyList<bool> IsLogarithmic)
{
    /// <summary>The box that spans all points, with costs on a logarithmic scale where they are above 0.</summary>
    /// <param name="losses">The points of both spaces, one or more; the first component is the quality, the others are costs.</param>
    public static FrontBox Of(IReadOnlyList<double[]> losses)
    {
        int[] components = [.. Enumerable.Range(0, losses[0].Length)];
        return new FrontBox(
            [.. components.Select(c => losses.Max(p => p[c]))], [.. components.Select(c => losses.Min(p => p[c]))],
            [.. components.Select(c => c > 0 && losses.All(p => p[c] > 0))]);
    }

    /// <summary>A point on the box's own scale: each component is 0 at the ideal and 1 at the reference. One that does not vary is 0.</summary>
    public double[] Place(double[] losses) => [.. losses.Select((loss, c) => Place(loss, c))];

    private double Place(double loss, int component)
    {
        double Scale(double value) => IsLogarithmic[component] ? Math.Log(value) : value;
        var (reference, ideal) = (Scale(Reference[component]), Scale(Ideal[component]));
        return reference == ideal ? 0 : (Scale(loss) - ideal) / (reference - ideal);
    }
}
