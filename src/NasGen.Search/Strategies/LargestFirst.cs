using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;

namespace NasGen.Search.Strategies;

/// <summary>
/// From the largest feasible architecture downwards, by the first cost that is known before a trial; results are ignored. A search that is no
/// better than this baseline has learnt nothing but size. Without a known cost it is random search.
/// </summary>
/// <param name="settings">The settings of the search.</param>
public sealed class LargestFirst(StrategySettings settings) : Proposer(settings, "largest")
{
    private readonly string? _cost = settings.SizeCost;
    private readonly HashSet<Genotype> _seen = [];
    private PriorityQueue<Genotype, (double Size, ulong Tie)>? _queue;

    private protected override Genotype? Choose(RandomStream random)
    {
        if (_cost is null) return null;
        _queue ??= Begin();
        while (_queue.TryDequeue(out var genotype, out _))
        {
            if (Settings.Feasible.Listed is null)
                foreach (var neighbour in genotype.Neighbours())
                    Add(neighbour);
            if (!Ledger.IsKnown(genotype)) return genotype;
        }
        return null;
    }

    private PriorityQueue<Genotype, (double, ulong)> Begin()
    {
        _queue = new();
        if (Settings.Feasible.Listed is null)
        {
            Add(Settings.Feasible.Largest(_cost!, Settings.Seed));
            return _queue;
        }
        var random = new RandomStream(Settings.Seed, $"{Settings.Purpose}/largest");
        _queue.EnqueueRange(Settings.Feasible.Listed.Where(Settings.Feasible.Contains).Select(g => (g, (-Settings.KnownCost(g, _cost!), random.NextUInt64()))));
        return _queue;
    }

    /// <summary>Architectures of equal size have an order that depends on the seed only, whatever path leads to them.</summary>
    private void Add(Genotype genotype)
    {
        if (_seen.Add(genotype) && Settings.Feasible.Contains(genotype))
            _queue!.Enqueue(genotype, (-Settings.KnownCost(genotype, _cost!), RandomStream.DeriveSeed(Settings.Seed, genotype.ToString())));
    }
}
