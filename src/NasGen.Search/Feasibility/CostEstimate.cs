using NasGen.Search.Contracts;

namespace NasGen.Search.Feasibility;

/// <summary>What a dry run found out about an architecture before any training.</summary>
/// <param name="Costs">By name, in SI units: <c>Parameters</c>, <c>Macs</c>, <c>Memory</c>; empty where the dry run failed.</param>
/// <param name="Cause">Why the architecture cannot be built, in one line; <see langword="null"/> where it can.</param>
/// <param name="Shapes">The shapes inside the architecture; <see langword="null"/> where the dry run failed.</param>
public sealed record CostEstimate(IReadOnlyDictionary<string, double> Costs, string? Cause = null, ArchitectureShapes? Shapes = null)
{
    /// <summary>The estimate of an architecture that cannot be built.</summary>
    public static CostEstimate Unbuildable(string cause) => new(new Dictionary<string, double>(), cause);
}
