using NasGen.Search.Feasibility;
using NasGen.Search.Randomness;
using NasGen.Search.Spaces;

namespace NasGen.Cli.Searching;

/// <summary>
/// The baseline of those who believe that size is all: the most parameters within the limits, found by dry runs alone. Climbs from the
/// largest of some samples, one decision at a time, as far as the limits allow.
/// </summary>
internal static class LargestArchitecture
{
    private const int Samples = 64;
    private const int MostDryRuns = 600;

    /// <param name="feasible">The architectures within the limits.</param>
    /// <param name="seed">The root seed.</param>
    /// <param name="isOver">Ends the climb early.</param>
    public static Genotype Find(FeasibleSet feasible, ulong seed, Func<bool> isOver)
    {
        var random = new RandomStream(seed, "largest");
        var best = feasible.Sample(random);
        for (var i = 1; i < Samples && !isOver(); i++)
            if (feasible.Sample(random) is var sample && Size(sample) > Size(best))
                best = sample;
        var runs = feasible.Memory.Count + MostDryRuns;
        while (Larger(best) is { } larger) best = larger;
        return best;

        double Size(Genotype genotype) => feasible.Estimate(genotype).Costs.GetValueOrDefault(nameof(Cost.Parameters));

        Genotype? Larger(Genotype current)
        {
            Genotype? next = null;
            foreach (var neighbour in current.Neighbours())
            {
                if (feasible.Memory.Count > runs || isOver()) break;
                if (feasible.Contains(neighbour) && Size(neighbour) > Size(next ?? current)) next = neighbour;
            }
            return next;
        }
    }
}
