using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies.Operators;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// A population, the way in which it breeds, and the way in which it is thinned out after each trial. The first architectures are random, until
/// the population is full. Trials of others join the population.
/// </summary>
public abstract class GeneticAlgorithm : Proposer
{
    private readonly Breeding _breeding;
    private readonly ISurvival _survival;
    private readonly List<Individual> _population = [];

    private protected GeneticAlgorithm(StrategySettings settings, string name, int populationSize, Breeding breeding, ISurvival survival)
        : base(settings, name) => (PopulationSize, _breeding, _survival) = (populationSize, breeding, survival);

    /// <summary>The number of trials that survive.</summary>
    public int PopulationSize { get; }

    /// <inheritdoc/>
    public sealed override void Tell(Trial trial)
    {
        base.Tell(trial);
        if (ToIndividual(trial) is not { } individual) return;
        _population.Add(individual);
        _survival.Survive(_population, PopulationSize);
    }

    /// <summary>The member that a trial becomes; <see langword="null"/> if it does not join the population.</summary>
    private protected abstract Individual? ToIndividual(Trial trial);

    private protected sealed override Genotype? Choose(RandomStream random) =>
        _population.Count == 0 || _population.Count + Ledger.Outstanding < PopulationSize
            ? null
            : _breeding.Breed(_population, Ledger, Settings.Feasible, random);
}
