using NasGen.Search.Proposals;
using NasGen.Search.Strategies.Operators;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// Regularized (aging) evolution: Real, Aggarwal, Huang and Le 2019, <i>Regularized evolution for image classifier architecture
/// search</i>, algorithm 1. The population is the last P completed trials. A parent is the fittest of S that are drawn from it. The oldest
/// dies, not the worst. In addition to the paper's mutation, some children come from two parents by uniform crossover.
/// </summary>
public sealed class Evolution : GeneticAlgorithm
{
    /// <param name="settings">The settings of the search.</param>
    public Evolution(StrategySettings settings) : this(settings, SizeFor(settings)) { }

    /// <param name="settings">The settings of the search.</param>
    /// <param name="populationSize">P: by default a tenth of the expected trials, from 5 to the paper's 100.</param>
    /// <param name="crossoverProbability">The share of children that have two parents.</param>
    internal Evolution(StrategySettings settings, int populationSize, double crossoverProbability = 0.2)
        : base(settings, "evolution", populationSize, BreedingFor(populationSize, crossoverProbability), new Aging()) { }

    /// <summary>S: the paper's quarter of P, but at least 10, or all of P if it is smaller: short searches have to be greedy.</summary>
    internal static int TournamentSize(int populationSize) => Math.Max((populationSize + 3) / 4, Math.Min(populationSize, 10));

    private protected override Individual? ToIndividual(Trial trial) =>
        Settings.Objectives.Fitness(trial) is var fitness && double.IsNegativeInfinity(fitness) ? null : new Individual(trial.Genotype, [-fitness]);

    private static int SizeFor(StrategySettings settings) => (int)Math.Clamp(settings.ExpectedTrials / 10, 5, 100);

    private static Breeding BreedingFor(int populationSize, double crossoverProbability) =>
        new(new Tournament(TournamentSize(populationSize)), new UniformCrossover(crossoverProbability), new OneChange(0));
}
