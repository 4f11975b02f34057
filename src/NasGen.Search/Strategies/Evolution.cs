using NasGen.Search.Randomness;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// Regularized (aging) evolution: Real, Aggarwal, Huang and Le 2019, <i>Regularized evolution for image classifier architecture
/// search</i>, algorithm 1. The population is the last P completed trials; a parent is the fittest of S drawn from it; the oldest dies,
/// not the worst. Beside the paper's mutation, some children come from two parents by uniform crossover. No architecture is proposed
/// twice. Others' trials join the population.
/// </summary>
public sealed class Evolution : IStrategy
{
    /// <summary>Children that are infeasible or known already before a random architecture takes their place.</summary>
    private const int Patience = 200;

    private readonly StrategySettings _settings;
    private readonly ProposalLedger _ledger;
    private readonly Queue<(Genotype Genotype, double Fitness)> _population = [];

    public Evolution(StrategySettings settings)
    {
        _settings = settings;
        _ledger = new ProposalLedger(settings.Purpose);
        PopulationSize = (int)Math.Clamp(settings.ExpectedTrials / 10, 5, 100);
        TournamentSize = Math.Max((PopulationSize + 3) / 4, Math.Min(PopulationSize, 10));
    }

    /// <summary>P: a tenth of the expected trials, from 5 to the paper's 100.</summary>
    public int PopulationSize { get; init; }

    /// <summary>S: the paper's quarter of P, but at least 10 as far as there are so many: short searches have to be greedy.</summary>
    public int TournamentSize { get; init; }

    /// <summary>The share of children that have two parents.</summary>
    public double CrossoverProbability { get; init; } = 0.2;

    /// <inheritdoc/>
    public Proposal? Ask()
    {
        var random = new RandomStream(_settings.Seed, $"{_settings.Purpose}/evolution", _ledger.Asked);
        var child = _population.Count == 0 || _population.Count + _ledger.Outstanding < PopulationSize ? null : Breed(random);
        child ??= _ledger.SampleUnknown(_settings.Feasible, random);
        return child is null ? null : _ledger.Propose(child);
    }

    /// <inheritdoc/>
    public void Tell(Trial trial)
    {
        _ledger.Tell(trial);
        var fitness = _settings.Objectives.Fitness(trial);
        if (double.IsNegativeInfinity(fitness)) return;
        _population.Enqueue((trial.Genotype, fitness));
        if (_population.Count > PopulationSize) _population.Dequeue();
    }

    private Genotype? Breed(Random random)
    {
        var population = _population.ToArray();
        for (var i = 0; i < Patience; i++)
        {
            var child = Select(population, random);
            if (random.NextDouble() < CrossoverProbability) child = child.Cross(Select(population, random), random);
            if (_ledger.IsKnown(child)) child = child.Mutate(random);
            if (!_ledger.IsKnown(child) && _settings.Feasible.Contains(child)) return child;
        }
        return null;
    }

    /// <summary>The fittest of S members drawn without replacement.</summary>
    private Genotype Select((Genotype Genotype, double Fitness)[] population, Random random)
    {
        var size = Math.Min(TournamentSize, population.Length);
        var fittest = -1;
        for (var i = 0; i < size; i++)
        {
            var j = random.Next(i, population.Length);
            (population[i], population[j]) = (population[j], population[i]);
            if (fittest < 0 || population[i].Fitness > population[fittest].Fitness) fittest = i;
        }
        return population[fittest].Genotype;
    }
}
