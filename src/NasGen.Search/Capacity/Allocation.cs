using NasGen.Search.Spaces;

namespace NasGen.Search.Capacity;

/// <summary>An architecture that spends a budget at one depth.</summary>
/// <param name="Genotype">The architecture.</param>
/// <param name="Depth">The depth in blocks.</param>
/// <param name="Share">The cost as a share of the budget.</param>
public sealed record Allocation(Genotype Genotype, int Depth, double Share)
{
    /// <summary>The relative distance from the budget at which an architecture still counts as having spent it.</summary>
    public const double Tolerance = 0.15;

    /// <summary>Whether the budget is spent, which makes depths comparable. If not, this depth cannot spend it.</summary>
    public bool IsSpent => Share >= 1 - Tolerance;

    /// <summary>
    /// Up to two architectures per depth that spend the budget, the shallowest first: the nearest to the budget of those with the winner's blocks, and
    /// the best known one. A depth that cannot spend the budget has the architecture that spends most of it. None exceeds budget · (1 + 0.15).
    /// </summary>
    /// <param name="depthOf">The depth of an architecture.</param>
    /// <param name="costOf">The cost of an architecture.</param>
    /// <param name="budget">The budget in the unit of the cost.</param>
    /// <param name="sameBlocks">The architectures that differ from the winner only in depth and width.</param>
    /// <param name="known">The other architectures, the best first.</param>
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
