using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Search.Rankings;

/// <summary>
/// Whether an architecture is what differentiable search falls into when it fails: operations without parameters, which learn nothing and
/// so are ahead of all others early on (Zela et al. 2020; Liang et al. 2019, DARTS+).
/// </summary>
internal static class Collapse
{
    /// <summary>Beyond this share an architecture counts as collapsed: more than half of a cell (DARTS+, section 3.2).</summary>
    public const double LargestShare = 0.5;

    /// <summary>The names of operations without parameters: blocks, and the option that passes the input on.</summary>
    internal static IReadOnlyList<string> WithoutParameters { get; } =
        [BlockNames.Skip, "IdentityBlock", "MaxPoolBlock", "AveragePoolBlock", "ZeroBlock"];

    /// <summary>Of the operations that were chosen among several, the share that has no parameters; a user's own count as having some.</summary>
    public static double Share(SpaceStructure space, Genotype genotype)
    {
        string[] chosen =
        [
            .. space.Properties.Where(p => p.Candidates is { Length: > 1 })
                .SelectMany(p => p.Cell is { } cell ? cell.Edges.Select(e => genotype[e.Decision]) : [genotype[p.Name]]).OfType<string>(),
        ];
        return chosen.Length == 0 ? 0 : (double)chosen.Count(WithoutParameters.Contains) / chosen.Length;
    }
}
