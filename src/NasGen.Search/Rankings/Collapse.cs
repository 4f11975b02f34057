using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Search.Rankings;

/// <summary>
/// The collapse of a differentiable search into operations without parameters. They need no training, therefore they lead early on (Zela et al.
/// 2020; Liang et al. 2019, DARTS+).
/// </summary>
internal static class Collapse
{
    /// <summary>The share above which an architecture counts as collapsed: more than half of a cell (DARTS+, section 3.2).</summary>
    public const double LargestShare = 0.5;

    /// <summary>The names of operations without parameters: built-in blocks, and the option <c>Skip</c>.</summary>
    internal static IReadOnlyList<string> WithoutParameters { get; } =
        [BlockNames.Skip, "IdentityBlock", "MaxPoolBlock", "AveragePoolBlock", "ZeroBlock"];

    /// <summary>The share of operations without parameters among those that were chosen. A user's own modules count as having parameters.</summary>
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
