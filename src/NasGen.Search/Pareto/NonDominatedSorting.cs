namespace NasGen.Search.Pareto;

/// <summary>Deb, Pratap, Agarwal and Meyarivan 2002, <i>A fast and elitist multiobjective genetic algorithm: NSGA-II</i>, section III.A.</summary>
public static class NonDominatedSorting
{
    /// <summary>The front to which each point belongs, from 0: the points that are not dominated once the earlier fronts are removed.</summary>
    /// <param name="losses">The points, vectors of equal length, minimised.</param>
    public static int[] Ranks(IReadOnlyList<double[]> losses) => Ranks(losses.Count, (a, b) => ParetoDominance.Dominates(losses[a], losses[b]));

    /// <summary>The same for any strict partial order, such as constrained dominance.</summary>
    internal static int[] Ranks(int count, Func<int, int, bool> dominates)
    {
        var above = new int[count];
        var below = new List<int>[count];
        for (var i = 0; i < count; i++) below[i] = [];
        for (var i = 0; i < count; i++)
            for (var j = 0; j < i; j++)
            {
                var (better, worse) = dominates(i, j) ? (i, j) : dominates(j, i) ? (j, i) : (-1, -1);
                if (better < 0) continue;
                below[better].Add(worse);
                above[worse]++;
            }

        var ranks = new int[count];
        List<int> front = [.. Enumerable.Range(0, count).Where(i => above[i] == 0)];
        for (var rank = 0; front.Count > 0; rank++)
        {
            List<int> next = [];
            foreach (var i in front)
            {
                ranks[i] = rank;
                foreach (var j in below[i])
                    if (--above[j] == 0)
                        next.Add(j);
            }
            front = next;
        }
        return ranks;
    }
}
