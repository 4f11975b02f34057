using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;

namespace NasGen.Search.Strategies;

/// <summary>
/// Feasible architectures by their probability under independent distributions of the decisions, the most probable first: the result of a
/// differentiable search.
/// </summary>
/// <param name="space">The search space.</param>
/// <param name="table">
/// One entry per decision: the probabilities of its options, or <see langword="null"/> if they are unknown. Such decisions stay at their first option.
/// </param>
public sealed class PolicyRanking(SearchSpace space, IReadOnlyList<double[]?> table)
{
    private const int Draws = 2000;

    /// <summary>The architecture of the most probable options.</summary>
    public Genotype MostProbable => space.Canonical([.. space.Decisions.Select((d, i) => table[i] is { } p ? Array.IndexOf(p, p.Max()) : d.Domain.First)]);

    /// <summary>
    /// The logarithmic probability of an architecture: the sum over its decisions of log p(option) − log max p. The most probable option counts 0,
    /// therefore an architecture with fewer decisions has no advantage. Decisions without probabilities count 0 too.
    /// </summary>
    public double Score(Genotype genotype)
    {
        var sum = 0.0;
        for (var i = 0; i < table.Count; i++)
            if (genotype.IsAlive(i) && table[i] is { } p) sum += Math.Log(Math.Max(p[(int)genotype[i]], 1e-12) / p.Max());
        return sum;
    }

    /// <summary>The best feasible architectures among the most probable one, its neighbours and random draws.</summary>
    public IReadOnlyList<Genotype> Rank(FeasibleSet feasible, ulong seed, int count)
    {
        var random = new RandomStream(seed, "policy");
        var drawn = new HashSet<Genotype> { MostProbable };
        foreach (var neighbour in MostProbable.Neighbours()) drawn.Add(neighbour);
        for (var i = 0; i < Draws; i++) drawn.Add(Draw(random));
        return [.. drawn.OrderByDescending(Score).ThenBy(g => g.ToString(), StringComparer.Ordinal).Where(feasible.Contains).Take(count)];
    }

    private Genotype Draw(Random random) => space.Canonical([.. space.Decisions.Select((d, i) => table[i] is { } p ? random.NextIndex(p) : d.Domain.First)]);
}
