using NasGen.Search.Contracts;

namespace NasGen.Search.Feasibility;

/// <summary>The result of a dry run: what an architecture costs before any training.</summary>
/// <param name="Costs">The costs by name, in SI units: <c>Parameters</c>, <c>Macs</c>, <c>Memory</c>; empty if the dry run failed.</param>
/// <param name="Cause">The reason why the architecture cannot be built, in one line; <see langword="null"/> if it can.</param>
/// <param name="Shapes">The shapes inside the architecture; <see langword="null"/> if the dry run failed.</param>
public sealed record CostEstimate(IReadOnlyDictionary<string, double> Costs, string? Cause = null, ArchitectureShapes? Shapes = null)
{
    /// <summary>A cost by its name, in its SI unit; NaN if the estimate lacks it.</summary>
    public double Cost(string name) => Costs.GetValueOrDefault(name, double.NaN);

    /// <summary>What leaves out the architecture, which could be built.</summary>
    public Exclusion RuledOutBy { get; private init; }

    /// <summary>The estimate of an architecture that something leaves out.</summary>
    public static CostEstimate RuledOut(Exclusion by, string cause) => Unbuildable(cause) with { RuledOutBy = by };

    /// <summary>The estimate of an architecture that cannot be built.</summary>
    public static CostEstimate Unbuildable(string cause) => new(new Dictionary<string, double>(), cause);
}
