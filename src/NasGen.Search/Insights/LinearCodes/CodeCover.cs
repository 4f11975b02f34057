namespace NasGen.Search.Insights.LinearCodes;

/// <summary>
/// The smallest number of dichotomies that give every class its own code: a smallest set that separates all pairs of classes. The search is
/// iterative deepening over partitions of the classes, which each dichotomy refines; m dichotomies separate at most 2ᵐ classes of a block.
/// </summary>
internal sealed class CodeCover
{
    /// <summary>The most partitions that are examined before the greedy answer is taken: a few seconds.</summary>
    private const int MostNodes = 200_000;

    private readonly CancellationToken _stop;
    private int _nodes;

    private CodeCover(CancellationToken stop) => _stop = stop;

    /// <summary>Whether a subset of the dichotomies reaches the lower bound.</summary>
    public static bool IsLeast(IEnumerable<UInt128> dichotomies, int classes, CancellationToken stop) =>
        classes < 2 || new CodeCover(stop).Exists([Dichotomies.First(classes)], [.. dichotomies], LinearDiscriminantCodeLength.LowerBound(classes));

    /// <summary>The smallest number of dichotomies.</summary>
    /// <returns>The number and whether it is proven smallest; <see langword="null"/> if no choice separates all classes.</returns>
    /// <exception cref="OperationCanceledException">The time is over.</exception>
    public static (int Length, bool IsLeast)? Of(IReadOnlyList<UInt128> dichotomies, int classes, CancellationToken stop)
    {
        List<UInt128> all = classes < 2 ? [] : [Dichotomies.First(classes)];
        if (Greedy(all, dichotomies) is not { } most) return null;
        var cover = new CodeCover(stop);
        for (var length = LinearDiscriminantCodeLength.LowerBound(classes); length < most; length++)
        {
            if (cover.Exists(all, dichotomies, length)) return (length, true);
            if (cover._nodes > MostNodes) return (most, false);
        }
        return (most, true);
    }

    private static int? Greedy(List<UInt128> blocks, IReadOnlyList<UInt128> dichotomies)
    {
        for (var length = 0; ; length++)
        {
            if (blocks.Count == 0) return length;
            if (dichotomies.Count == 0) return null;
            var best = dichotomies.Select(d => Refined(blocks, d)).MinBy(Pairs)!;
            if (Pairs(best) == Pairs(blocks)) return null;
            blocks = best;
        }
    }

    /// <summary>Whether so many dichotomies separate all blocks.</summary>
    /// <param name="blocks">The sets of two or more classes that have the same code so far.</param>
    /// <param name="options">The dichotomies to choose from.</param>
    /// <param name="length">The number of dichotomies that may be chosen.</param>
    private bool Exists(List<UInt128> blocks, IReadOnlyList<UInt128> options, int length)
    {
        if (blocks.Count == 0) return true;
        if (blocks.Max(Size) > 1 << Math.Min(length, 30) || ++_nodes > MostNodes) return false;
        _stop.ThrowIfCancellationRequested();
        // Each pair must be separated: the pair that the fewest options separate leaves the fewest branches.
        var block = blocks.MaxBy(Size);
        var first = UInt128.One << (int)UInt128.TrailingZeroCount(block);
        bool Divides(UInt128 d, UInt128 other) => (d & first) == 0 != ((d & other) == 0);
        var rarest = Classes(block & ~first).MinBy(other => options.Count(d => Divides(d, other)));
        var ways = options.Where(d => Divides(d, rarest)).Select(d => (Option: d, Blocks: Refined(blocks, d))).OrderBy(w => Pairs(w.Blocks)).ToList();
        var rest = options.ToHashSet();
        foreach (var (option, refined) in ways)
        {
            // An option that failed need not be combined with a later one.
            rest.Remove(option);
            if (Exists(refined, [.. options.Where(rest.Contains)], length - 1)) return true;
        }
        return false;
    }

    private static List<UInt128> Refined(List<UInt128> blocks, UInt128 dichotomy) =>
        [.. blocks.SelectMany(b => new[] { b & dichotomy, b & ~dichotomy }).Where(b => Size(b) > 1)];

    private static int Size(UInt128 block) => (int)UInt128.PopCount(block);

    private static int Pairs(List<UInt128> blocks) => blocks.Sum(b => Size(b) * (Size(b) - 1) / 2);

    private static IEnumerable<UInt128> Classes(UInt128 block)
    {
        for (; block != 0; block &= block - 1) yield return block & (~block + 1);
    }
}
