using System.Globalization;
using NasGen.Search.Objectives;
using NasGen.Search.Randomness;
using NasGen.Search.Spaces;

namespace NasGen.Search.Feasibility;

/// <summary>
/// The architectures that can be built and meet the limits. What an architecture costs is asked once and remembered, the last 50,000 of them. Not safe for several
/// threads at once.
/// </summary>
/// <param name="space">The space.</param>
/// <param name="limits">Hard limits; one on a cost that the estimate lacks (a measured one) is not judged here.</param>
/// <param name="oracle">The dry run. Must be deterministic.</param>
public sealed class FeasibleSet(SearchSpace space, IReadOnlyList<Limit> limits, Func<Genotype, CostEstimate> oracle)
{
    /// <summary>Uniform draws in a row that are rejected before a sample is walked to instead.</summary>
    private const int Patience = 1000;

    /// <summary>Estimates remembered: a long search considers many more architectures than it trains.</summary>
    private const int MostRemembered = 50_000;

    private readonly Dictionary<Genotype, CostEstimate> _memory = [];
    private readonly Queue<Genotype> _order = [];
    private FeasibleRegion? _region;
    private SolvedLimit? _solved;

    public SearchSpace Space { get; } = space;

    public IReadOnlyList<Limit> Limits { get; } = limits;

    /// <summary>All architectures there are, where a recorded table lists them: samples are drawn from it, and what it lacks cannot be built.</summary>
    public IReadOnlyList<Genotype>? Listed { get; init; }

    /// <summary>Raised after each new dry run: what the journal keeps.</summary>
    public event Action<Genotype, CostEstimate>? Learnt;

    /// <summary>The last dry runs.</summary>
    public IReadOnlyDictionary<Genotype, CostEstimate> Memory => _memory;

    /// <summary>A dry run of an earlier session: it is not made again.</summary>
    public void Remember(Genotype genotype, CostEstimate estimate)
    {
        if (!_memory.TryAdd(genotype, estimate)) return;
        _order.Enqueue(genotype);
        if (_order.Count > MostRemembered) _memory.Remove(_order.Dequeue());
    }

    /// <summary>What the architecture costs, from memory or from a dry run.</summary>
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

    /// <summary>Why the architecture is not feasible, in one line; <see langword="null"/> where it is.</summary>
    public string? Violation(Genotype genotype)
    {
        var estimate = Estimate(genotype);
        if (estimate.Cause is { } cause) return cause;
        return Limits.FirstOrDefault(l => estimate.Costs.GetValueOrDefault(l.Cost) > l.Max) is not { } broken ? null
            : string.Create(CultureInfo.InvariantCulture, $"The limit {broken.Cost} ≤ {broken.Max:G9} is exceeded: {estimate.Costs[broken.Cost]:G9}.");
    }

    /// <summary>
    /// An architecture of the set, each with equal probability: a limit on an additive cost is solved, what remains is rejected draw by
    /// draw. Where fewer than about one draw in a hundred is feasible, the end of a random walk within the set (Metropolis and others
    /// 1953), whose distribution approaches the uniform one. The result depends on <paramref name="random"/> alone, not on what was
    /// drawn before.
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

    /// <summary>Uniform over what meets the solved limit, or over the space where none is solved.</summary>
    /// <exception cref="NoFeasibleArchitectureException">Nothing meets the solved limit.</exception>
    internal Genotype Draw(Random random) => Solution is { } solution ? solution.Sample(random) : Space.Sample(random);

    /// <summary>The largest by a cost whose limit is solved, where nothing else limits; <see langword="null"/> where that is not so.</summary>
    internal Genotype? LargestSolved(string cost, Random random) =>
        Solution is { } solution && solution.Cost.Cost == cost && solution.Largest(random) is var largest && Contains(largest) ? largest : null;

    /// <summary>
    /// Tries whether a limited cost is a sum over decisions after all, by dry runs, and solves its limit if so: worth while where draws are
    /// hardly ever feasible.
    /// </summary>
    internal bool TrySolve(Random random)
    {
        if (_solved is not null) return false;
        _solved = Limits.Select(l => AdditiveCost.Infer(this, l.Cost, random) is { } cost ? SolvedLimit.Solve(Space, cost, l) : null).FirstOrDefault(s => s is not null);
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

    /// <summary>How far beyond the limits: the sum of relative excesses; infinite where the architecture cannot be built.</summary>
    internal double Excess(Genotype genotype)
    {
        var estimate = Estimate(genotype);
        return estimate.Cause is not null ? double.PositiveInfinity : Limits.Sum(l => l.Excess(estimate.Cost(l.Cost)));
    }
}
