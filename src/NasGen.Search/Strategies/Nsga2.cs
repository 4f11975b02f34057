using NasGen.Search.Proposals;
using NasGen.Search.Strategies.Operators;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// NSGA-II: Deb, Pratap, Agarwal and Meyarivan 2002, <i>A fast and elitist multiobjective genetic algorithm</i>, with the constrained dominance
/// of its section VI. Survival is decided after each trial, not after each generation (the steady state of Durillo and others 2009,
/// <i>On the effect of the steady-state selection scheme in multi-objective genetic algorithms</i>): this helps short searches and workers
/// that finish at different times.
/// </summary>
/// <param name="settings">The settings of the search. The population is a tenth of the expected trials, from 10 to 100.</param>
public sealed class Nsga2(StrategySettings settings) : GeneticAlgorithm(
    settings, "nsga2", (int)Math.Clamp(settings.ExpectedTrials / 10, 10, 100),
    new Breeding(new BinaryTournament(), new UniformCrossover(0.5), new OneChange(0.5)), new RankAndCrowding())
{
    private protected override Individual? ToIndividual(Trial trial) => trial.State == TrialState.Completed
        ? new Individual(trial.Genotype, Settings.Objectives.Losses(trial), Settings.Objectives.Violation(trial) + Settings.Objectives.Shortfall(trial))
        : null;
}
