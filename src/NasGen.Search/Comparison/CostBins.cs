namespace NasGen.Search.Comparison;

/// <summary>Bins of costs that two spaces share, of equal width on a logarithmic scale. Only bins in which both have an architecture count.</summary>
internal sealed class CostBins
{
    private readonly double _low, _width;
    private readonly int[] _kept;

    private CostBins(double low, double width, int all, Func<int, bool> isKept)
    {
        (_low, _width) = (low, width);
        var count = 0;
        _kept = new int[all];
        for (var bin = 0; bin < all; bin++) _kept[bin] = isKept(bin) ? count++ : -1;
        Count = count;
    }

    /// <summary>The number of bins that count.</summary>
    public int Count { get; }

    /// <summary>The number of bins that were dropped, because one of the spaces has no architecture there.</summary>
    public int Dropped => _kept.Length - Count;

    /// <summary>The bins of the range of costs that both spaces have; <see langword="null"/> if there is none in which both have an architecture.</summary>
    /// <param name="first">The costs of one space's architectures, above 0.</param>
    /// <param name="second">Those of the other.</param>
    /// <param name="count">The number of bins.</param>
    public static CostBins? Common(IReadOnlyList<double> first, IReadOnlyList<double> second, int count = 10)
    {
        if (first.Concat(second).Any(cost => !(cost > 0) || double.IsInfinity(cost))) return null;
        var (low, high) = (Math.Log(Math.Max(first.Min(), second.Min())), Math.Log(Math.Min(first.Max(), second.Max())));
        if (low > high) return null;
        var all = new CostBins(low, (high - low) / count, low == high ? 1 : count, _ => true);
        HashSet<int> inFirst = [.. first.Select(all.Of)], inSecond = [.. second.Select(all.Of)];
        var both = new CostBins(low, all._width, all.Count, bin => inFirst.Contains(bin) && inSecond.Contains(bin));
        return both.Count == 0 ? null : both;
    }

    /// <summary>The bin of a cost, from 0; −1 outside the bins that count. The upper end of the range belongs to the last bin.</summary>
    public int Of(double cost)
    {
        const double Rounding = 1e-9;
        var place = Math.Log(cost) - _low;
        if (place < -Rounding || place > _width * _kept.Length + Rounding) return -1;
        return _kept[_width == 0 ? 0 : Math.Clamp((int)(place / _width), 0, _kept.Length - 1)];
    }
}
