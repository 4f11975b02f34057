using NasGen.Search.Pareto;

namespace NasGen.Search.Strategies.Operators;

/// <summary>
/// NSGA-II's survival: the earlier front first, within a front the member with more room, the older of equals; the last one dies. The
/// population is left in this order (Deb and others 2002, section III).
/// </summary>
internal sealed class RankAndCrowding : ISurvival
{
    public void Survive(List<Individual> population, int size)
    {
        var ranks = NonDominatedSorting.Ranks(population.Count, (a, b) => Dominates(population[a], population[b]));
        List<Individual> ordered = [];
        foreach (var front in Enumerable.Range(0, population.Count).GroupBy(i => ranks[i]).OrderBy(g => g.Key))
        {
            Individual[] members = [.. front.Select(i => population[i])];
            var room = CrowdingDistance.Of([.. members.Select(m => m.Losses)]);
            ordered.AddRange(Enumerable.Range(0, members.Length).OrderByDescending(i => room[i]).Select(i => members[i]));
        }
        population.Clear();
        population.AddRange(ordered.Take(size));
    }

    private static bool Dominates(Individual a, Individual b) => ParetoDominance.Dominates(a.Losses, a.Violation, b.Losses, b.Violation);
}
