using NasGen.Search.Indicators;
using NasGen.Search.Objectives;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>A member of a population with several objectives.</summary>
/// <param name="Genotype">The architecture.</param>
/// <param name="Losses">In the order of the objectives, minimised.</param>
/// <param name="Violation">How far beyond the limits, the sum of relative excesses; 0 where it is feasible.</param>
internal sealed record ParetoIndividual(Genotype Genotype, double[] Losses, double Violation)
{
    public static ParetoIndividual Of(Trial trial, ObjectiveSet objectives) => new(trial.Genotype, objectives.Losses(trial), objectives.Violation(trial));

    /// <summary>Orders a population: the earlier front first, within a front the one with more room; the older first among equals.</summary>
    public static void Rank(List<ParetoIndividual> population)
    {
        var ranks = NonDominatedSorting.Ranks(population.Count, (a, b) => Dominates(population[a], population[b]));
        List<ParetoIndividual> ordered = [];
        foreach (var front in Enumerable.Range(0, population.Count).GroupBy(i => ranks[i]).OrderBy(g => g.Key))
        {
            ParetoIndividual[] members = [.. front.Select(i => population[i])];
            var room = CrowdingDistance.Of([.. members.Select(m => m.Losses)]);
            ordered.AddRange(Enumerable.Range(0, members.Length).OrderByDescending(i => room[i]).Select(i => members[i]));
        }
        population.Clear();
        population.AddRange(ordered);
    }

    /// <summary>Deb and others 2002, definition 1: the feasible before the infeasible, among the infeasible the one that violates less.</summary>
    private static bool Dominates(ParetoIndividual a, ParetoIndividual b) =>
        a.Violation != b.Violation ? a.Violation < b.Violation : ParetoDominance.Dominates(a.Losses, b.Losses);
}
