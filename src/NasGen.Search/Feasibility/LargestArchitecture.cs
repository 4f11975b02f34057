using NasGen.Search.Numerics;
using NasGen.Search.Spaces;

namespace NasGen.Search.Feasibility;

/// <summary>The baseline that shows whether size alone is enough: the feasible architecture with the highest cost.</summary>
public static class LargestArchitecture
{
    private const int UselessRestarts = 8;

    /// <summary>
    /// The feasible architecture with the highest cost. It is exact if the limit is solved or the space has at most <paramref name="dryRuns"/>
    /// architectures. Otherwise it comes from iterated local search (Lourenço, Martin and Stützle 2003): climbs by one change at a time, with
    /// restarts from two random changes of the largest so far, until the dry runs are used up or eight restarts in a row find nothing larger.
    /// </summary>
    /// <param name="set">The feasible set.</param>
    /// <param name="cost">The name of the cost: <c>Parameters</c>.</param>
    /// <param name="seed">The root seed.</param>
    /// <param name="dryRuns">The most architectures that are looked at.</param>
    /// <exception cref="NoFeasibleArchitectureException">No feasible architecture was found.</exception>
    public static Genotype Largest(this FeasibleSet set, string cost, ulong seed = 0, int dryRuns = 500)
    {
        var random = new RandomStream(seed, "largest");
        if (set.LargestSolved(cost, random) is { } solved) return solved;
        if (set.Space.Count <= dryRuns && set.Space.Enumerate().Where(set.Contains).MaxBy(Size) is { } best) return best;

        HashSet<Genotype> seen = [];
        var largest = Climb(set.Contains(set.Space.Default) ? set.Space.Default : set.Sample(random));
        for (var useless = 0; useless < UselessRestarts && seen.Count < dryRuns; useless++)
        {
            var start = useless % 2 == 0 ? largest.Mutate(random).Mutate(random) : set.Sample(random);
            seen.Add(start);
            if (!set.Contains(start)) continue;
            var top = Climb(start);
            if (Size(top) <= Size(largest)) continue;
            (largest, useless) = (top, -1);
        }
        return largest;

        double Size(Genotype genotype) => set.Estimate(genotype).Costs.GetValueOrDefault(cost);

        Genotype Climb(Genotype from)
        {
            while (seen.Count < dryRuns)
            {
                var above = from.Neighbours().TakeWhile(n => seen.Add(n) || seen.Count <= dryRuns).Where(set.Contains).MaxBy(Size);
                if (above is null || Size(above) <= Size(from)) break;
                from = above;
            }
            return from;
        }
    }
}
