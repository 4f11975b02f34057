using NasGen.Search.Randomness;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// Hill climbing by one change at a time from the best of a few random architectures; the first better neighbour is the next place; a restart
/// at random where none is left: White, Nolen and Savani 2021, <i>Exploring the loss landscape in neural architecture search</i>.
/// Neighbours are tried in order of a cheap prior: the largest first, by the cost that is known before a trial and counts most; without
/// one at random.
/// </summary>
public sealed class LocalSearch(StrategySettings settings) : IStrategy
{
    private readonly ProposalLedger _ledger = new(settings.Purpose);
    private readonly string? _cost = settings.SizeCost;
    private readonly HashSet<Genotype> _around = [];
    private Genotype[] _left = [];
    private int _told;
    private double _fitness = double.NegativeInfinity;

    /// <summary>Random architectures before the first climb: an eighth of the expected trials, from 1 to 30.</summary>
    public int Starts { get; init; } = (int)Math.Clamp(settings.ExpectedTrials / 8, 1, 30);

    /// <inheritdoc/>
    public Proposal? Ask()
    {
        if (_ledger.Asked >= Starts && NextNeighbour() is { } neighbour) return _ledger.Propose(neighbour);
        var random = new RandomStream(settings.Seed, $"{settings.Purpose}/local", _ledger.Asked);
        return _ledger.SampleUnknown(settings.Feasible, random) is { } start ? _ledger.Propose(start) : null;
    }

    /// <inheritdoc/>
    public void Tell(Trial trial)
    {
        var isUsedUp = NextNeighbour() is null;
        var isOwn = trial.Purpose == settings.Purpose;
        _ledger.Tell(trial);
        if (isOwn) _told++;
        var fitness = settings.Objectives.Fitness(trial);
        if (double.IsNegativeInfinity(fitness)) return;
        var isStep = _around.Contains(trial.Genotype);
        if (_told <= Starts || isStep ? fitness > _fitness : isUsedUp && isOwn) MoveTo(trial.Genotype, fitness, isRestart: !isStep);
    }

    private void MoveTo(Genotype place, double fitness, bool isRestart)
    {
        if (isRestart) _around.Clear();
        _fitness = fitness;
        Genotype[] neighbours = [.. place.Neighbours()];
        new RandomStream(settings.Seed, $"{settings.Purpose}/local/{place}").Shuffle(neighbours);
        _around.UnionWith(neighbours);
        _left = [.. neighbours.Where(n => !_ledger.IsKnown(n) && settings.Feasible.Contains(n)).OrderByDescending(Prior)];
    }

    private Genotype? NextNeighbour() => Array.Find(_left, n => !_ledger.IsKnown(n));

    private double Prior(Genotype genotype) => _cost is null ? 0 : settings.KnownCost(genotype, _cost);
}
