using System.Globalization;
using NasGen.Search.Objectives;
using NasGen.Search.Randomness;
using NasGen.Search.Spaces;

namespace NasGen.Search.Feasibility;

/// <summary>
/// The architectures that can be built and meet the limits. What an architecture costs is asked once and remembered. Not safe for several
/// threads at once.
/// </summary>
/// <param name="space">The space.</param>
/// <param name="limits">Hard limits; one on a cost that the estimate lacks (a measured one) is not judged here.</param>
/// <param name="oracle">The dry run. Must be deterministic.</param>
public sealed class FeasibleSet(SearchSpace space, IReadOnlyList<Limit> limits, Func<Genotype, CostEstimate> oracle)
{
    /// <summary>Uniform draws in a row that are rejected before a sample is walked to instead.</summary>
    private const int Patience = 1000;

    private readonly Dictionary<Genotype, CostEstimate> _memory = [];
    private FeasibleRegion? _region;

    public SearchSpace Space { get; } = space;

    public IReadOnlyList<Limit> Limits { get; } = limits;

    /// <summary>Raised after each new dry run: what the journal keeps.</summary>
    public event Action<Genotype, CostEstimate>? Learnt;

    /// <summary>The dry runs so far.</summary>
    public IReadOnlyDictionary<Genotype, CostEstimate> Memory => _memory;

    /// <summary>A dry run of an earlier session: it is not made again.</summary>
    public void Remember(Genotype genotype, CostEstimate estimate) => _memory[genotype] = estimate;

    /// <summary>What the architecture costs, from memory or from a dry run.</summary>
    public CostEstimate Estimate(Genotype genotype)
    {
        if (_memory.TryGetValue(genotype, out var estimate)) return estimate;
        estimate = oracle(genotype);
        _memory[genotype] = estimate;
        Learnt?.Invoke(genotype, estimate);
        return estimate;
    }

    /// <summary>Whether the architecture can be built and meets the limits.</summary>
    public bool Contains(Genotype genotype) => Violation(genotype) is null;

    /// <summary>Why the architecture is not feasible, in one line; <see langword="null"/> where it is.</summary>
    public string? Violation(Genotype genotype)
    {
        var estimate = Estimate(genotype);
        if (estimate.Cause is { } cause) return cause;
        return Limits.FirstOrDefault(l => estimate.Costs.GetValueOrDefault(l.Cost) > l.Max) is not { } broken ? null
            : string.Create(CultureInfo.InvariantCulture, $"{broken.Cost} {estimate.Costs[broken.Cost]:G9} exceed the limit {broken.Max:G9}.");
    }

    /// <summary>
    /// An architecture of the set: uniform, by rejection. Where fewer than about one in a hundred is feasible, a random walk within the set
    /// (Metropolis and others 1953), whose distribution approaches the uniform one. The result depends on <paramref name="random"/> alone,
    /// not on what was drawn before.
    /// </summary>
    /// <exception cref="NoFeasibleArchitectureException">None was found.</exception>
    public Genotype Sample(Random random)
    {
        _region ??= FeasibleRegion.Explore(this, new RandomStream(0, "feasible"));
        if (!_region.IsSparse)
        {
            for (var i = 0; i < Patience; i++)
                if (Space.Sample(random) is var genotype && Contains(genotype))
                    return genotype;
        }
        return _region.Walk(random);
    }

    /// <summary>How far beyond the limits: the sum of relative excesses; infinite where the architecture cannot be built.</summary>
    internal double Excess(Genotype genotype)
    {
        var estimate = Estimate(genotype);
        return estimate.Cause is not null ? double.PositiveInfinity : Limits.Sum(l => Excess(l, estimate));
    }

    internal static double Excess(Limit limit, CostEstimate estimate) =>
        estimate.Costs.TryGetValue(limit.Cost, out var cost) && cost > limit.Max ? (cost - limit.Max) / Math.Max(Math.Abs(limit.Max), double.Epsilon) : 0;
}
