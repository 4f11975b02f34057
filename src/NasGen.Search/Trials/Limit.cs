namespace NasGen.Search.Trials;

/// <summary>A hard limit.</summary>
/// <param name="Cost">The name of the cost: <c>Parameters</c>.</param>
/// <param name="Max">The largest allowed value, inclusive, in SI units.</param>
public sealed record Limit(string Cost, double Max)
{
    /// <summary>By how much a cost is beyond the limit, as a share of the limit; 0 for a cost within it and for NaN, an unknown cost.</summary>
    /// <param name="cost">The cost, in the unit of <see cref="Max"/>.</param>
    public double Excess(double cost) => cost > Max ? (cost - Max) / Math.Max(Math.Abs(Max), double.Epsilon) : 0;
}
