using NasGen.Search.Feasibility;
using NasGen.Search.Randomness;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// From the largest feasible architecture downwards, by the cost that is known before a trial and counts most; results are not looked at.
/// What a search is worth that does no better than this. Without a known cost it is random search.
/// </summary>
public sealed class LargestFirst(StrategySettings settings) : IStrategy
{
    private readonly ProposalLedger _ledger = new(settings.Purpose);
    private readonly string? _cost = settings.SizeCost;
    private readonly HashSet<Genotype> _seen = [];
    private PriorityQueue<Genotype, (double Size, ulong Tie)>? _queue;

    /// <inheritdoc/>
    public Proposal? Ask()
    {
        if (_cost is not null)
        {
            _queue ??= Begin();
            while (_queue.TryDequeue(out var genotype, out _))
            {
                if (settings.Feasible.Listed is null)
                    foreach (var neighbour in genotype.Neighbours())
                        Add(neighbour);
                if (!_ledger.IsKnown(genotype)) return _ledger.Propose(genotype);
            }
        }
        var random = new RandomStream(settings.Seed, $"{settings.Purpose}/largest", _ledger.Asked);
        return _ledger.SampleUnknown(settings.Feasible, random) is { } rest ? _ledger.Propose(rest) : null;
    }

    /// <inheritdoc/>
    public void Tell(Trial trial) => _ledger.Tell(trial);

    private PriorityQueue<Genotype, (double, ulong)> Begin()
    {
        _queue = new();
        if (settings.Feasible.Listed is null)
        {
            Add(settings.Feasible.Largest(_cost!, settings.Seed));
            return _queue;
        }
        var random = new RandomStream(settings.Seed, $"{settings.Purpose}/largest");
        _queue.EnqueueRange(settings.Feasible.Listed.Where(settings.Feasible.Contains).Select(g => (g, (-settings.KnownCost(g, _cost!), random.NextUInt64()))));
        return _queue;
    }

    /// <summary>Equals are in an order of their own for each seed, whatever leads to them.</summary>
    private void Add(Genotype genotype)
    {
        if (_seen.Add(genotype) && settings.Feasible.Contains(genotype))
            _queue!.Enqueue(genotype, (-settings.KnownCost(genotype, _cost!), RandomStream.DeriveSeed(settings.Seed, genotype.ToString())));
    }
}
