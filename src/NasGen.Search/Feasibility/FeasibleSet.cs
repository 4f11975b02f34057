using System.Globalization;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Feasibility;

/// <summary>
/// The architectures that can be built and meet the limits. The dry run of an architecture is made once; the last 50,000 results are kept. Not
/// safe for several threads at once.
/// </summary>
/// <param name="space">The search space.</param>
/// <param name="limits">The hard limits. A limit on a cost that the estimate lacks, such as a measured one, is not judged here.</param>
/// <param name="oracle">The dry run, which must be deterministic.</param>
public sealed class FeasibleSet(SearchSpace space, IReadOnlyList<Limit> limits, Func<Genotype, CostEstimate> oracle)
{
    /// <summary>The number of rejected uniform draws in a row after which a sample is taken by a random walk instead.</summary>
    private const int Patience = 1000;

    /// <summary>The number of estimates that are kept: a long search considers many more architectures than it trains.</summary>
    private const int MostRemembered = 50_000;

    private readonly Dictionary<Genotype, CostEstimate> _memory = [];
    private readonly Queue<Genotype> _order = [];
    private FeasibleRegion? _region;
    private SolvedLimit? _solved;

    /// <summary>The search space.</summary>
    public SearchSpace Space { get; } = space;

    /// <summary>The hard limits.</summary>
    public IReadOnlyList<Limit> Limits { get; } = limits;

    /// <summary>
    /// All architectures of a recorded table: samples are drawn from them, and any other cannot be built. <see langword="null"/> without a table.
    /// </summary>
    public IReadOnlyList<Genotype>? Listed { get; init; }

    /// <summary>Raised after each new dry run, which the journal keeps.</summary>
    public event Action<Genotype, CostEstimate>? Learnt;

    /// <summary>The dry runs that are kept.</summary>
    public IReadOnlyDictionary<Genotype, CostEstimate> Memory => _memory;

    /// <summary>Adds a dry run of an earlier session, which is then not made again.</summary>
    public void Remember(Genotype genotype, CostEstimate estimate)
    {
        if (!_memory.TryAdd(genotype, estimate)) return;
        _order.Enqueue(genotype);
        if (_order.Count > MostRemembered) _memory.Remove(_order.Dequeue());
    }

    /// <summary>The cost of an architecture, from memory or by a dry run.</summary>
    public CostEstimate Estimate(Genotype genotype)
    {
        if (_memory.TryGetValue(genotype, out var estimate)) return estimate;
        estimate = oracle(genotype);
        Remember(genotype, estimate);
        Learnt?.Invoke(genotype, estimate);
        return estimate;
    }

    /// <summary>Whether the architecture can be built and meets the limits.</summary>
    public bool Contains(Genotype genotype) => Violation(genotype) is null;

    /// <summary>The reason why an architecture is not feasible, in one line; <see langword="null"/> if it is feasible.</summary>
    public string? Violation(Genotype genotype)
    {
        var estimate = Estimate(genotype);
        if (estimate.Cause is { } cause) return cause;
        return Limits.FirstOrDefault(l => estimate.Costs.GetValueOrDefault(l.Cost) > l.Max) is not { } broken ? null
            : string.Create(CultureInfo.InvariantCulture, $"The limit {broken.Cost} ≤ {broken.Max:G9} is exceeded: {estimate.Costs[broken.Cost]:G9}.");
    }

    /// <summary>
    /// An architecture of the set, each with equal probability. Infeasible draws are rejected. If fewer than about one draw in a hundred is
    /// feasible, the set tests by dry runs whether a limited cost is additive and then samples exactly; else it returns the end of a random walk
    /// within the set (Metropolis and others 1953), whose distribution approaches the uniform one. The result depends on <paramref name="random"/>
    /// only, not on earlier draws.
    /// </summary>
    /// <exception cref="NoFeasibleArchitectureException">None was found.</exception>
    public Genotype Sample(Random random)
    {
        if (Listed is { } listed) return Draw(listed, random);
        _region ??= FeasibleRegion.Explore(this, new RandomStream(0, "feasible"));
        for (var i = 0; i < Patience && !_region.IsSparse; i++)
            if (Draw(random) is var genotype && Contains(genotype))
                return genotype;
        return _region.Walk(random);
    }

    private Genotype Draw(IReadOnlyList<Genotype> listed, Random random)
    {
        for (var i = 0; i < Patience; i++)
            if (listed[random.Next(listed.Count)] is var genotype && Contains(genotype))
                return genotype;
        Genotype[] members = [.. listed.Where(Contains)];
        if (members.Length > 0) return members[random.Next(members.Length)];
        var nearest = listed.MinBy(Excess)!;
        var limit = Limits.MaxBy(l => l.Excess(Estimate(nearest).Cost(l.Cost)))!;
        throw new NoFeasibleArchitectureException(nearest, limit, Estimate(nearest).Costs[limit.Cost], isProven: true);
    }

    /// <summary>A uniform draw from the architectures that meet the solved limit, or from the space if no limit is solved.</summary>
    /// <exception cref="NoFeasibleArchitectureException">No architecture meets the solved limit.</exception>
    internal Genotype Draw(Random random) => Solution is { } solution ? solution.Sample(random) : Space.Sample(random);

    /// <summary>The architecture of the highest cost if the limit on this cost is solved and no other limit excludes it; else <see langword="null"/>.</summary>
    internal Genotype? LargestSolved(string cost, Random random) =>
        Solution is { } solution && solution.Cost.Cost == cost && solution.Largest(random) is var largest && Contains(largest) ? largest : null;

    /// <summary>
    /// Tests by dry runs whether a limited cost is a sum over decisions, and solves its limit if it is. Worthwhile if draws are almost never
    /// feasible.
    /// </summary>
    internal bool TrySolve(Random random)
    {
        if (_solved is not null) return false;
        var solutions = Limits.Select(l => AdditiveCost.Infer(this, l.Cost, random) is { } cost ? SolvedLimit.Solve(Space, cost, l) : null);
        _solved = solutions.FirstOrDefault(s => s is not null);
        return _solved is not null;
    }

    /// <exception cref="NoFeasibleArchitectureException">The limit is solved, and nothing meets it.</exception>
    private SolvedLimit? Solution
    {
        get
        {
            if (_solved is null || !_solved.Count.IsZero) return _solved;
            var least = SolvedLimit.Least(Space, _solved.Cost);
            throw new NoFeasibleArchitectureException(least, _solved.Limit, _solved.Cost.Of(least), isProven: true);
        }
    }

    /// <summary>How far an architecture is beyond the limits: the sum of the relative excesses; infinity if it cannot be built.</summary>
    internal double Excess(Genotype genotype)
    {
        var estimate = Estimate(genotype);
        return estimate.Cause is not null ? double.PositiveInfinity : Limits.Sum(l => l.Excess(estimate.Cost(l.Cost)));
    }
}
