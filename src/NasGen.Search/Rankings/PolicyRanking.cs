using NasGen.Search.Feasibility;
using NasGen.Search.Randomness;
using NasGen.Search.Spaces;

namespace NasGen.Search.Rankings;

/// <summary>
/// Feasible architectures by their probability under independent distributions of the decisions, the most probable first: what a
/// differentiable search ends with.
/// </summary>
/// <param name="table">For each decision the probabilities of its options; <see langword="null"/> where none are known: such decisions stay at their first option.</param>
public sealed class PolicyRanking(SearchSpace space, IReadOnlyList<double[]?> table)
{
    private const int Draws = 2000;

    /// <summary>Of each decision the most probable option.</summary>
    public Genotype MostProbable => space.Canonical([.. space.Decisions.Select((d, i) => table[i] is { } p ? Array.IndexOf(p, p.Max()) : d.Domain.First)]);

    /// <summary>
    /// How probable an architecture is: the sum over its decisions of log p(option) − log max p. Counted from the most probable option, so that
    /// an architecture with fewer decisions is not ahead for having less to get wrong; what is not known adds nothing.
    /// </summary>
    public double Score(Genotype genotype)
    {
        var sum = 0.0;
        for (var i = 0; i < table.Count; i++)
            if (genotype.IsAlive(i) && table[i] is { } p) sum += Math.Log(Math.Max(p[(int)genotype[i]], 1e-12) / p.Max());
        return sum;
    }

    /// <summary>The best feasible ones among the most probable, its neighbours and draws.</summary>
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
