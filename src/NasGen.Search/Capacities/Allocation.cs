using NasGen.Search.Spaces;

namespace NasGen.Search.Capacities;

/// <summary>A budget spent on one depth.</summary>
/// <param name="Depth">Blocks.</param>
/// <param name="Share">What it costs as a share of the budget.</param>
public sealed record Allocation(Genotype Genotype, int Depth, double Share)
{
    /// <summary>How far from the budget an architecture may lie and still count as having spent it.</summary>
    public const double Tolerance = 0.15;

    /// <summary>Whether the budget is spent, so that it can be compared with other depths; where not, the depth cannot spend it.</summary>
    public bool IsSpent => Share >= 1 - Tolerance;

    /// <summary>
    /// For each depth up to two architectures that spend the budget, the shallowest first: the nearest to it of those with the same blocks as the
    /// winner, and the best known one. A depth that cannot spend the budget has the one that spends most of it. None lies above budget · (1 + 0.15).
    /// </summary>
    /// <param name="depthOf">Of an architecture.</param>
    /// <param name="costOf">Of an architecture.</param>
    /// <param name="budget">In the cost's unit.</param>
    /// <param name="sameBlocks">Those that differ from the winner in depth and width alone.</param>
    /// <param name="known">Others, the best first.</param>
    public static IReadOnlyList<Allocation> Of(
        Func<Genotype, int> depthOf, Func<Genotype, double> costOf, double budget, IReadOnlyList<Genotype> sameBlocks, IReadOnlyList<Genotype> known)
    {
        Allocation ToAllocation(Genotype g) => new(g, depthOf(g), costOf(g) / budget);
        bool IsWithin(Allocation a) => a.Share is > 0 and <= 1 + Tolerance;
        Allocation[] same = [.. sameBlocks.Select(ToAllocation).Where(IsWithin)];
        Allocation[] others = [.. known.Select(ToAllocation).Where(IsWithin)];
        List<Allocation> allocations = [];
        foreach (var depth in same.Concat(others).Select(a => a.Depth).Distinct().Order())
        {
            var nearest = same.Where(a => a.Depth == depth && a.IsSpent).MinBy(a => Math.Abs(Math.Log(a.Share)));
            var best = others.FirstOrDefault(a => a.Depth == depth && a.IsSpent && !a.Genotype.Equals(nearest?.Genotype));
            Allocation[] spent = [.. new[] { nearest, best }.OfType<Allocation>()];
            allocations.AddRange(spent.Length > 0 ? spent : [same.Concat(others).Where(a => a.Depth == depth).MaxBy(a => a.Share)!]);
        }
        return allocations;
    }
}
