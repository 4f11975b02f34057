namespace NasGen.Search.Pareto;

/// <summary>Dominance between vectors of losses: every component is minimised; negate what is maximised.</summary>
public static class ParetoDominance
{
    /// <summary>Whether a vector is at least as good as another in every component and better in one. NaN is worse than any number.</summary>
    public static bool Dominates(this ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var isBetter = false;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] > b[i] || (double.IsNaN(a[i]) && !double.IsNaN(b[i]))) return false;
            isBetter |= a[i] < b[i] || (double.IsNaN(b[i]) && !double.IsNaN(a[i]));
        }
        return isBetter;
    }

    /// <summary>
    /// Constrained dominance (Deb and others 2002, definition 1): the smaller violation of the limits first, at equal violations the losses.
    /// </summary>
    /// <param name="a">The losses of the one.</param>
    /// <param name="violationOfA">The violation of the one: how far it is beyond the limits; 0 if it is feasible.</param>
    /// <param name="b">The losses of the other.</param>
    /// <param name="violationOfB">The violation of the other.</param>
    public static bool Dominates(ReadOnlySpan<double> a, double violationOfA, ReadOnlySpan<double> b, double violationOfB) =>
        violationOfA != violationOfB ? violationOfA < violationOfB : Dominates(a, b);

    /// <summary>The indices of the points that no other dominates, in ascending order.</summary>
    /// <param name="losses">The points, vectors of equal length.</param>
    /// <param name="isDistinct">Whether the first of equal points stands for all of them.</param>
    public static IReadOnlyList<int> Front(IReadOnlyList<double[]> losses, bool isDistinct = false)
    {
        List<int> front = [];
        for (var i = 0; i < losses.Count; i++)
        {
            var point = losses[i];
            if (front.Exists(f => Dominates(losses[f], point) || (isDistinct && losses[f].AsSpan().SequenceEqual(point)))) continue;
            front.RemoveAll(f => Dominates(point, losses[f]));
            front.Add(i);
        }
        return front;
    }
}
