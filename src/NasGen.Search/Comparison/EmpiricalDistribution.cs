namespace NasGen.Search.Comparison;

/// <summary>
/// The empirical distribution of the architectures of a space: F(x) = Σ wᵢ·1[xᵢ ≤ x]. Radosavovic, Johnson, Xie, Lo and Dollár 2019, <i>On Network
/// Design Spaces for Visual Recognition</i>, equations 1 and 2.
/// </summary>
internal sealed class EmpiricalDistribution
{
    private readonly double[] _values;
    private readonly double[] _cumulative;

    private EmpiricalDistribution(IEnumerable<(double Value, double Weight)> weighted)
    {
        (double Value, double Weight)[] sorted = [.. weighted.Where(p => p.Weight > 0).OrderBy(p => p.Value)];
        _values = [.. sorted.Select(p => p.Value)];
        _cumulative = new double[sorted.Length];
        var sum = 0.0;
        for (var i = 0; i < sorted.Length; i++) _cumulative[i] = sum += sorted[i].Weight;
    }

    /// <summary>The number of values that count.</summary>
    public int Count => _values.Length;

    /// <summary>The values, ascending, each with the share of the weights up to it: the corners of the step function.</summary>
    public IEnumerable<(double Value, double Share)> Steps => _values.Zip(_cumulative);

    /// <summary>All values count equally.</summary>
    public static EmpiricalDistribution Of(IReadOnlyList<double> values) => new(values.Select(v => (v, 1.0 / values.Count)));

    /// <summary>
    /// Each bin of costs counts equally, however many values it has: a space is not better because it spends more. The weight is 1/(bins·n_bin), as in
    /// <c>compute_norm_ws</c> of facebookresearch/nds. Values outside the bins do not count.
    /// </summary>
    /// <param name="values">The values.</param>
    /// <param name="costs">Their costs, in the same order.</param>
    /// <param name="bins">The bins of costs.</param>
    public static EmpiricalDistribution Normalised(IReadOnlyList<double> values, IReadOnlyList<double> costs, CostBins bins)
    {
        int[] places = [.. costs.Select(bins.Of)];
        var counts = places.CountBy(place => place).ToDictionary();
        return new(values.Select((value, i) => (value, places[i] < 0 ? 0 : 1.0 / bins.Count / counts[places[i]])));
    }

    /// <summary>F at a value: the share of the values up to it, in [0, 1].</summary>
    public double At(double value)
    {
        var after = Array.FindIndex(_values, v => v > value);
        return after < 0 ? (Count == 0 ? double.NaN : 1) : after == 0 ? 0 : _cumulative[after - 1];
    }

    /// <summary>The smallest value at which F reaches a share; NaN if no value counts.</summary>
    public double Quantile(double share)
    {
        const double Rounding = 1e-12;
        var place = Array.FindIndex(_cumulative, sum => sum >= share - Rounding);
        return place >= 0 ? _values[place] : Count == 0 ? double.NaN : _values[^1];
    }
}
