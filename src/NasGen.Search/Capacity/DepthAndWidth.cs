using System.Globalization;
using NasGen.Search.Feasibility;
using NasGen.Search.Spaces;

namespace NasGen.Search.Capacity;

/// <summary>The decisions of a space that set depths and widths.</summary>
/// <param name="space">The search space.</param>
/// <param name="depths">The names of the depth decisions: <c>Stem.Depth</c>. Names that the space lacks are ignored.</param>
/// <param name="widths">The names of the width decisions: <c>Stem.Width</c>.</param>
public sealed class DepthAndWidth(SearchSpace space, IEnumerable<string> depths, IEnumerable<string> widths)
{
    private readonly int[] _depths = [.. depths.Select(space.IndexOf).Where(i => i >= 0)];
    private readonly int[] _widths = [.. widths.Select(space.IndexOf).Where(i => i >= 0)];

    /// <summary>The depth of an architecture: the sum of its depth decisions, which are numbers of blocks.</summary>
    public int DepthOf(Genotype genotype) => (int)_depths.Where(genotype.IsAlive).Sum(i => Number(genotype, i));

    /// <summary>Whether another depth can be chosen with all else equal.</summary>
    public bool CanDeepen(Genotype genotype) => Alive(genotype, _depths).Length > 0;

    /// <summary>Whether another width can be chosen with all else equal.</summary>
    public bool CanWiden(Genotype genotype) => Alive(genotype, _widths).Length > 0;

    /// <summary>Whether two architectures differ only in depths and widths.</summary>
    public bool AreSameBlocks(Genotype a, Genotype b) =>
        Enumerable.Range(0, space.Decisions.Count).All(i => a[i].Equals(b[i]) || _depths.Contains(i) || _widths.Contains(i));

    /// <summary>
    /// Feasible architectures that differ from an architecture only in depths and widths, including itself: all of them if they are few, otherwise a
    /// sample that covers small and large, shallow and deep ones.
    /// </summary>
    /// <param name="set">The feasible set.</param>
    /// <param name="anchor">The architecture.</param>
    /// <param name="most">The most architectures that are considered: each may cost a dry run.</param>
    /// <param name="random">The random numbers of the sample.</param>
    public IReadOnlyList<Genotype> Variants(FeasibleSet set, Genotype anchor, int most, Random random) =>
        Variants(set, anchor, [.. _depths, .. _widths], most, random);

    /// <summary>Feasible architectures with wider blocks and the same depths.</summary>
    public IReadOnlyList<Genotype> Wider(FeasibleSet set, Genotype anchor, int most, Random random) =>
        [.. Variants(set, anchor, _widths, most, random).Where(v => IsMore(anchor, v, _widths))];

    /// <summary>Feasible architectures with more blocks of the same widths.</summary>
    public IReadOnlyList<Genotype> Deeper(FeasibleSet set, Genotype anchor, int most, Random random) =>
        [.. Variants(set, anchor, _depths, most, random).Where(v => IsMore(anchor, v, _depths))];

    /// <summary>Feasible architectures with narrower blocks and the same depths.</summary>
    public IReadOnlyList<Genotype> Narrower(FeasibleSet set, Genotype anchor, int most, Random random) =>
        [.. Variants(set, anchor, _widths, most, random).Where(v => IsMore(v, anchor, _widths))];

    /// <summary>Feasible architectures with fewer blocks of the same widths.</summary>
    public IReadOnlyList<Genotype> Shallower(FeasibleSet set, Genotype anchor, int most, Random random) =>
        [.. Variants(set, anchor, _depths, most, random).Where(v => IsMore(v, anchor, _depths))];

    private Genotype[] Variants(FeasibleSet set, Genotype anchor, int[] decisions, int most, Random random)
    {
        var varied = Alive(anchor, decisions);
        var count = varied.Aggregate(1.0, (product, i) => product * space.Decisions[i].Domain.Count!.Value);
        IEnumerable<Genotype> looked = count <= most
            ? All(anchor, varied)
            : Enumerable.Range(0, most - 1).Select(_ => Drawn(anchor, varied, random)).Prepend(anchor);
        return [.. looked.Distinct().Where(set.Contains)];
    }

    private IEnumerable<Genotype> All(Genotype anchor, int[] varied) => varied.Aggregate(
        (IEnumerable<Genotype>)[anchor],
        (variants, i) => variants.SelectMany(v => Enumerable.Range(0, (int)space.Decisions[i].Domain.Count!.Value).Select(option => v.With(i, option))));

    /// <summary>A draw whose depths lie near one common place in their ranges and whose widths lie near another.</summary>
    private Genotype Drawn(Genotype anchor, int[] varied, Random random)
    {
        var (deep, wide) = (random.NextDouble(), random.NextDouble());
        var genes = anchor.Genes.ToArray();
        foreach (var i in varied)
        {
            var domain = space.Decisions[i].Domain;
            var place = (_depths.Contains(i) ? deep : wide) + 0.3 * (random.NextDouble() - 0.5);
            genes[i] = domain.AtRank((long)Math.Clamp(Math.Floor(place * domain.Count!.Value), 0, domain.Count.Value - 1));
        }
        return space.Canonical(genes);
    }

    private bool IsMore(Genotype a, Genotype b, int[] grown) => !a.Equals(b)
        && Enumerable.Range(0, space.Decisions.Count).All(i => a[i].Equals(b[i]) || (grown.Contains(i) && Number(b, i) > Number(a, i)));

    /// <summary>The decisions that are alive in the architecture and have several options.</summary>
    private int[] Alive(Genotype genotype, int[] decisions) => [.. decisions.Where(i => genotype.IsAlive(i) && space.Decisions[i].Domain.Count > 1)];

    private double Number(Genotype genotype, int decision) =>
        genotype.IsAlive(decision) ? double.Parse(space.Decisions[decision].Domain.Format(genotype[decision]), CultureInfo.InvariantCulture) : double.NaN;
}
