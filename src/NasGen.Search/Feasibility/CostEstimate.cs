namespace NasGen.Search.Feasibility;

/// <summary>The result of a dry run: what an architecture costs before any training.</summary>
/// <param name="Costs">The costs by name, in SI units: <c>Parameters</c>, <c>Macs</c>, <c>Memory</c>; empty if the dry run failed.</param>
/// <param name="Cause">The reason why the architecture cannot be built, in one line; <see langword="null"/> if it can.</param>
/// <param name="Detail">Further results that the caller wants to keep, opaque to the search: the shapes, as JSON.</param>
public sealed record CostEstimate(IReadOnlyDictionary<string, double> Costs, string? Cause = null, string? Detail = null)
{
    /// <summary>A cost by its name, in its SI unit; NaN if the estimate lacks it.</summary>
    public double Cost(string name) => Costs.GetValueOrDefault(name, double.NaN);

    /// <summary>The estimate of an architecture that cannot be built.</summary>
    public static CostEstimate Unbuildable(string cause) => new(new Dictionary<string, double>(), cause);
}
