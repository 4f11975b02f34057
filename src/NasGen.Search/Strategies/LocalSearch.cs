using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// Hill climbing by one change at a time from the best of a few random architectures. The first better neighbour is the next place; if no
/// neighbour is left, the search restarts at random: White, Nolen and Savani 2021, <i>Exploring the loss landscape in neural architecture
/// search</i>. Neighbours are tried in the order of a cheap prior: the largest first, by the first cost that is known before a trial; without such
/// a cost in random order. Where the cheapest that is good enough is sought, those that are cheaper than the place come first.
/// </summary>
/// <param name="settings">The settings of the search.</param>
public sealed class LocalSearch(StrategySettings settings) : Proposer(settings, "local")
{
    private readonly string? _cost = settings.SizeCost;
    private readonly HashSet<Genotype> _around = [];
    private Genotype[] _left = [];
    private int _told;
    private double _fitness = double.NegativeInfinity;

    /// <summary>The number of random architectures before the first climb: an eighth of the expected trials, from 1 to 30.</summary>
    public int Starts { get; init; } = (int)Math.Clamp(settings.ExpectedTrials / 8, 1, 30);

    /// <inheritdoc/>
    public override void Tell(Trial trial)
    {
        var isUsedUp = NextNeighbour() is null;
        var isOwn = trial.Purpose == Settings.Purpose;
        base.Tell(trial);
        if (isOwn) _told++;
        var fitness = Settings.Objectives.Fitness(trial);
        if (double.IsNegativeInfinity(fitness)) return;
        var isStep = _around.Contains(trial.Genotype);
        if (_told <= Starts || isStep ? fitness > _fitness : isUsedUp && isOwn) MoveTo(trial, fitness, isRestart: !isStep);
    }

    private protected override Genotype? Choose(RandomStream random) => Ledger.Asked >= Starts ? NextNeighbour() : null;

    private void MoveTo(Trial trial, double fitness, bool isRestart)
    {
        var place = trial.Genotype;
        var objectives = Settings.Objectives;
        var isCheap = objectives.Floors.Count > 0 && objectives.Primary.Name == _cost && objectives.Shortfall(trial) == 0;
        var below = isCheap ? Prior(place) : double.PositiveInfinity;
        if (isRestart) _around.Clear();
        _fitness = fitness;
        Genotype[] neighbours = [.. place.Neighbours()];
        new RandomStream(Settings.Seed, $"{Settings.Purpose}/local/{place}").Shuffle(neighbours);
        _around.UnionWith(neighbours);
        var left = neighbours.Where(n => !Ledger.IsKnown(n) && Settings.Feasible.Contains(n));
        _left = [.. left.OrderByDescending(n => Prior(n) < below).ThenByDescending(Prior)];
    }

    private Genotype? NextNeighbour() => Array.Find(_left, n => !Ledger.IsKnown(n));

    private double Prior(Genotype genotype) => _cost is null ? 0 : Settings.KnownCost(genotype, _cost);
}
