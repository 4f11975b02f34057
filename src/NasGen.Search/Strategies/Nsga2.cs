using NasGen.Search.Indicators;
using NasGen.Search.Randomness;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// NSGA-II: Deb, Pratap, Agarwal and Meyarivan 2002, <i>A fast and elitist multiobjective genetic algorithm</i>; constrained dominance of its
/// section VI. Survival is decided after each trial instead of each generation (the steady state of Durillo and others 2009,
/// <i>On the effect of the steady-state selection scheme in multi-objective genetic algorithms</i>): short searches and workers
/// that finish at different times gain by it. No architecture is proposed twice.
/// </summary>
public sealed class Nsga2 : IStrategy
{
    /// <summary>Children that are infeasible or known already before a random architecture takes their place.</summary>
    private const int Patience = 200;

    private readonly StrategySettings _settings;
    private readonly ProposalLedger _ledger;
    private readonly List<ParetoIndividual> _population = [];

    public Nsga2(StrategySettings settings)
    {
        _settings = settings;
        _ledger = new ProposalLedger(settings.Purpose);
        PopulationSize = (int)Math.Clamp(settings.ExpectedTrials / 10, 10, 100);
    }

    /// <summary>A tenth of the expected trials, from 10 to 100.</summary>
    public int PopulationSize { get; init; }

    /// <summary>The share of children that have two parents.</summary>
    public double CrossoverProbability { get; init; } = 0.5;

    /// <inheritdoc/>
    public Proposal? Ask()
    {
        var random = new RandomStream(_settings.Seed, $"{_settings.Purpose}/nsga2", _ledger.Asked);
        var child = _population.Count == 0 || _population.Count + _ledger.Outstanding < PopulationSize ? null : Breed(random);
        child ??= _ledger.SampleUnknown(_settings.Feasible, random);
        return child is null ? null : _ledger.Propose(child);
    }

    /// <inheritdoc/>
    public void Tell(Trial trial)
    {
        _ledger.Tell(trial);
        if (trial.State != TrialState.Completed) return;
        _population.Add(ParetoIndividual.Of(trial, _settings.Objectives));
        ParetoIndividual.Rank(_population);
        if (_population.Count > PopulationSize) _population.RemoveAt(_population.Count - 1);
    }

    private Genotype? Breed(Random random)
    {
        for (var i = 0; i < Patience; i++)
        {
            var child = Select(random);
            if (random.NextDouble() < CrossoverProbability) child = child.Cross(Select(random), random);
            if (_ledger.IsKnown(child) || random.Next(2) == 0) child = child.Mutate(random);
            if (!_ledger.IsKnown(child) && _settings.Feasible.Contains(child)) return child;
        }
        return null;
    }

    /// <summary>The binary tournament by rank, then by room: the population is kept in that order.</summary>
    private Genotype Select(Random random) => _population[Math.Min(random.Next(_population.Count), random.Next(_population.Count))].Genotype;
}
