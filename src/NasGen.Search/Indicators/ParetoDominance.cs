namespace NasGen.Search.Indicators;

/// <summary>Dominance between vectors of losses: every component is minimised; negate what is maximised.</summary>
public static class ParetoDominance
{
    /// <summary>At least as good in every component, better in one. NaN is worse than any number.</summary>
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

    /// <summary>The places of the points that no other dominates; of equal points all.</summary>
    public static IReadOnlyList<int> Front(IReadOnlyList<double[]> losses)
    {
        List<int> front = [];
        for (var i = 0; i < losses.Count; i++)
        {
            var point = losses[i];
            if (front.Exists(f => Dominates(losses[f], point))) continue;
            front.RemoveAll(f => Dominates(point, losses[f]));
            front.Add(i);
        }
        return front;
    }
}
