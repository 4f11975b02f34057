using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Feasibility;

/// <summary>The region of a set's members, for sets that uniform draws almost never hit. It is found by descending the excess over the limits.</summary>
internal sealed class FeasibleRegion
{
    /// <summary>The number of uniform draws that decide whether rejection sampling is worthwhile; two hits end them early.</summary>
    private const int Probes = 200;

    private const int Anchors = 4;
    private readonly FeasibleSet _set;
    private readonly List<Genotype> _anchors;

    private FeasibleRegion(FeasibleSet set, List<Genotype> anchors, bool isSparse)
    {
        _set = set;
        _anchors = anchors;
        IsSparse = isSparse;
    }

    /// <summary>Whether almost every uniform draw is rejected.</summary>
    public bool IsSparse { get; }

    /// <exception cref="NoFeasibleArchitectureException">None was found.</exception>
    public static FeasibleRegion Explore(FeasibleSet set, Random random)
    {
        List<Genotype> hits = [];
        List<Genotype> misses = [];
        var isExhausted = set.Space.Count <= Probes;
        foreach (var genotype in isExhausted ? set.Space.Enumerate() : Enumerable.Range(0, Probes).Select(_ => set.Draw(random)))
        {
            (set.Contains(genotype) ? hits : misses).Add(genotype);
            if (hits.Count == 2) return new FeasibleRegion(set, hits, isSparse: false);
        }
        if (isExhausted)
            return hits.Count > 0 ? new FeasibleRegion(set, hits, isSparse: false) : throw Infeasible(set, misses, isProven: true);

        if (set.TrySolve(random)) return Explore(set, random);
        Genotype[] nearest = [.. misses.Distinct().OrderBy(set.Excess).Take(Anchors).Select(start => Descend(set, start, random))];
        hits.AddRange(nearest.Where(set.Contains));
        return hits.Count > 0 ? new FeasibleRegion(set, [.. hits.Distinct()], isSparse: true) : throw Infeasible(set, nearest, isProven: false);
    }

    /// <summary>
    /// The end of a random walk from one of the anchors. A step proposes another option for one decision. It is taken if it stays in the set, with
    /// the probability that makes the uniform distribution stationary (Hastings 1970: proposals are not symmetric, because decisions come alive
    /// and the number of decisions that can change varies).
    /// </summary>
    public Genotype Walk(Random random)
    {
        var current = _anchors[random.Next(_anchors.Count)];
        for (var step = 4 * (current.MutableDecisions().Count + 4); step > 0; step--)
        {
            var mutable = current.MutableDecisions();
            if (mutable.Count == 0) break;
            var decision = mutable[random.Next(mutable.Count)];
            var genes = current.Genes.ToArray();
            genes[decision] = _set.Space.Decisions[decision].Domain.DrawOther(genes[decision], random);
            var proposal = _set.Space.Complete(genes, random);
            var acceptance = mutable.Count / (double)proposal.MutableDecisions().Count
                * Math.Exp(LogBelow(proposal, decision, current) - LogBelow(current, decision, proposal));
            if (random.NextDouble() < acceptance && _set.Contains(proposal)) current = proposal;
        }
        return current;
    }

    /// <summary>The logarithm of the number of ways to fill in the decisions that are alive in this architecture but not in the other.</summary>
    private static double LogBelow(Genotype genotype, int decision, Genotype other)
    {
        var space = genotype.Space;
        var sum = 0.0;
        for (var i = decision + 1; i < space.Decisions.Count; i++)
        {
            if (!genotype.IsAlive(i) || other.IsAlive(i)) continue;
            var isTop = other[space.ParentOf(i)] is var option && !double.IsNaN(option);
            if (isTop) sum += System.Numerics.BigInteger.Log(space.Measure.Subtree(i));
        }
        return sum;
    }

    /// <summary>The first better neighbour, in random order, until none is better or the limits are met.</summary>
    private static Genotype Descend(FeasibleSet set, Genotype start, Random random)
    {
        var (current, excess) = (start, set.Excess(start));
        while (excess > 0)
        {
            Genotype[] neighbours = [.. current.Neighbours()];
            // Not Random.Shuffle: it draws in another order, and a journal that was begun with this one has to go on as it began.
            for (var i = neighbours.Length - 1; i > 0; i--)
            {
                var j = random.Next(i + 1);
                (neighbours[i], neighbours[j]) = (neighbours[j], neighbours[i]);
            }
            if (neighbours.FirstOrDefault(n => set.Excess(n) < excess) is not { } better) break;
            (current, excess) = (better, set.Excess(better));
        }
        return current;
    }

    private static NoFeasibleArchitectureException Infeasible(FeasibleSet set, IReadOnlyCollection<Genotype> tried, bool isProven)
    {
        var nearest = tried.MinBy(set.Excess)!;
        var estimate = set.Estimate(nearest);
        if (estimate.Cause is { } cause) return new(null, null, double.NaN, isProven, cause);
        var limit = set.Limits.MaxBy(l => l.Excess(estimate.Cost(l.Cost)))!;
        return new(nearest, limit, estimate.Costs[limit.Cost], isProven);
    }
}
