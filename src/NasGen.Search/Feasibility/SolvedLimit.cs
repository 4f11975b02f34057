using System.Numerics;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Feasibility;

/// <summary>
/// A limit on an additive cost, solved by dynamic programming over the decisions: for each reachable cost, the number of ways to reach it.
/// Sums are decimal, because equal sums of doubles may differ. The result is the exact number of feasible architectures and exactly uniform draws.
/// </summary>
internal sealed class SolvedLimit
{
    /// <summary>The number of reachable costs beyond which solving takes too long.</summary>
    private const int MostCosts = 200_000;

    /// <summary>The level below an option that brings no decision to life.</summary>
    private static readonly Level Leaf = new([], [], [new() { [0] = 1 }]);

    private readonly SearchSpace _space;
    private readonly Level _roots;
    private readonly List<decimal> _totals;

    private SolvedLimit(SearchSpace space, AdditiveCost cost, Limit limit)
    {
        (_space, Cost, Limit) = (space, cost, limit);
        var max = (decimal)Math.Min(limit.Max, 1e27) - (decimal)cost.Constant;
        _roots = Solve([.. Enumerable.Range(0, space.Decisions.Count).Where(i => space.ParentOf(i) < 0)], max);
        _totals = [.. _roots.Ways[0].Keys.Where(t => t <= max).Order()];
        Count = _totals.Aggregate(BigInteger.Zero, (sum, total) => sum + _roots.Ways[0][total]);
    }

    /// <summary>The additive cost.</summary>
    public AdditiveCost Cost { get; }

    /// <summary>The limit on it.</summary>
    public Limit Limit { get; }

    /// <summary>The number of architectures within the limit; continuous decisions count as one option.</summary>
    public BigInteger Count { get; }

    /// <summary>Solves a limit; <see langword="null"/> if there are too many different costs.</summary>
    public static SolvedLimit? Solve(SearchSpace space, AdditiveCost cost, Limit limit)
    {
        try
        {
            return new SolvedLimit(space, cost, limit);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>An architecture within the limit, each with equal probability. <see cref="Count"/> must not be 0.</summary>
    public Genotype Sample(Random random)
    {
        var rest = random.NextBelow(Count);
        var index = 0;
        while (rest >= _roots.Ways[0][_totals[index]]) rest -= _roots.Ways[0][_totals[index++]];
        return Draw(_totals[index], random);
    }

    /// <summary>An architecture of the highest cost within the limit.</summary>
    public Genotype Largest(Random random) => Draw(_totals[^1], random);

    /// <summary>An architecture of the lowest cost in the space.</summary>
    public static Genotype Least(SearchSpace space, AdditiveCost cost)
    {
        var genes = new double[space.Decisions.Count];
        var least = new decimal[genes.Length];
        for (var i = genes.Length - 1; i >= 0; i--)
        {
            least[i] = decimal.MaxValue;
            for (var option = 0; option < cost.Options[i].Count; option++)
            {
                var sum = (decimal)cost.Options[i][option];
                for (var child = i + 1; child < genes.Length; child++)
                    if (space.ParentOf(child) == i && space.IsAliveUnder(child, option))
                        sum += least[child];
                if (sum >= least[i]) continue;
                (least[i], genes[i]) = (sum, space.Decisions[i].Domain.Count is null ? double.NaN : option);
            }
        }
        return space.Canonical(genes);
    }

    private Genotype Draw(decimal total, Random random)
    {
        var genes = new double[_space.Decisions.Count];
        Array.Fill(genes, double.NaN);
        Draw(_roots, total, genes, random);
        return _space.Canonical(genes);
    }

    private void Draw(Level level, decimal total, double[] genes, Random random)
    {
        for (var k = 0; k < level.Decisions.Length; k++)
        {
            var subtree = level.Subtrees[k];
            var rest = random.NextBelow(level.Ways[k][total]);
            foreach (var (cost, ways) in subtree.Ways)
            {
                if (!level.Ways[k + 1].TryGetValue(total - cost, out var others)) continue;
                rest -= ways * others;
                if (rest.Sign >= 0) continue;
                Draw(level.Decisions[k], subtree, cost, genes, random);
                total -= cost;
                break;
            }
        }
    }

    private void Draw(int decision, Subtree subtree, decimal cost, double[] genes, Random random)
    {
        if (_space.Decisions[decision].Domain.Count is null)
        {
            genes[decision] = _space.Measure.DrawGene(decision, random);
            return;
        }
        var rest = random.NextBelow(subtree.Ways[cost]);
        for (var option = 0; option < subtree.Options.Length; option++)
        {
            var below = cost - (decimal)Cost.Options[decision][option];
            if (!subtree.Options[option].Ways[0].TryGetValue(below, out var ways)) continue;
            rest -= ways;
            if (rest.Sign >= 0) continue;
            genes[decision] = option;
            Draw(subtree.Options[option], below, genes, random);
            return;
        }
    }

    private Level Solve(int[] decisions, decimal max)
    {
        Subtree[] subtrees = [.. decisions.Select(d => SolveBelow(d))];
        var ways = new Dictionary<decimal, BigInteger>[decisions.Length + 1];
        ways[^1] = new() { [0] = 1 };
        // The lowest cost of the earlier decisions bounds the cost of the later ones.
        var before = subtrees.Select(s => s.Ways.Keys.Min()).ToArray();
        for (var k = decisions.Length - 1; k >= 0; k--)
        {
            var most = max == decimal.MaxValue ? max : max - before.Take(k).Sum();
            ways[k] = [];
            foreach (var (cost, here) in subtrees[k].Ways)
                foreach (var (other, there) in ways[k + 1])
                    if (cost + other <= most)
                        Add(ways[k], cost + other, here * there);
        }
        return new Level(decisions, subtrees, ways);
    }

    private Subtree SolveBelow(int decision)
    {
        var options = Cost.Options[decision];
        var levels = new Level[options.Count];
        Dictionary<decimal, BigInteger> ways = [];
        for (var option = 0; option < levels.Length; option++)
        {
            levels[option] = _space.Decisions[decision].Domain is Categorical ? Solve([.. AliveUnder(decision, option)], decimal.MaxValue) : Leaf;
            foreach (var (cost, count) in levels[option].Ways[0]) Add(ways, cost + (decimal)options[option], count);
        }
        return new Subtree(levels, ways);
    }

    private IEnumerable<int> AliveUnder(int decision, int option) =>
        Enumerable.Range(0, _space.Decisions.Count).Where(i => _space.ParentOf(i) == decision && _space.IsAliveUnder(i, option));

    private static void Add(Dictionary<decimal, BigInteger> ways, decimal cost, BigInteger count)
    {
        ways[cost] = ways.GetValueOrDefault(cost) + count;
        if (ways.Count > MostCosts) throw new OverflowException();
    }

    /// <summary>
    /// Decisions that are alive together. <c>Ways[k]</c> maps each cost of the subtrees from the k-th on to the number of ways to reach it.
    /// </summary>
    private sealed record Level(int[] Decisions, Subtree[] Subtrees, Dictionary<decimal, BigInteger>[] Ways);

    /// <summary>A decision with all decisions that depend on it: one level per option.</summary>
    private sealed record Subtree(Level[] Options, Dictionary<decimal, BigInteger> Ways);
}
