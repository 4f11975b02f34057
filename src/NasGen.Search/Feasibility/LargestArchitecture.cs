using NasGen.Search.Randomness;
using NasGen.Search.Spaces;

namespace NasGen.Search.Feasibility;

/// <summary>The baseline that asks whether size alone does it: the feasible architecture that costs most.</summary>
public static class LargestArchitecture
{
    private const int UselessRestarts = 8;

    /// <summary>
    /// The largest feasible architecture by a cost. Exact where the limit is solved or the space has at most <paramref name="dryRuns"/>
    /// architectures; elsewhere iterated local search (Lourenço, Martin and Stützle 2003): climbs by one change at a time and starts
    /// again from two random changes of the largest, until the dry runs are used up or eight starts in a row bring nothing.
    /// </summary>
    /// <param name="set">The feasible set.</param>
    /// <param name="cost">The cost's name: <c>Parameters</c>.</param>
    /// <param name="seed">The root seed.</param>
    /// <param name="dryRuns">How many different architectures may be looked at.</param>
    /// <exception cref="NoFeasibleArchitectureException">None is feasible.</exception>
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
