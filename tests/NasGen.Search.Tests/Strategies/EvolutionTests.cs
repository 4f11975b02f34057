using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Strategies;

public sealed class EvolutionTests
{
    [Fact]
    public void Evolution_beats_random_search_at_equal_trials()
    {
        var differences = Enumerable.Range(1, 30).Select(seed =>
        {
            var oracle = new FunctionOracle(seed);
            double Best(string name) =>
                oracle.Run(StrategyRegistry.Create(name, FunctionOracle.Settings((ulong)seed)), 100).Max(t => t.Metrics["Accuracy"]);
            return Best("evolution") - Best("random");
        }).ToArray();
        var mean = differences.Average();
        var error = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (differences.Length - 1) / differences.Length);
        Assert.True(mean > 4 * error, $"{mean} ± {error}");
    }

    [Fact]
    public void Minimizing_a_metric_is_maximizing_its_negative()
    {
        var oracle = new FunctionOracle(1);
        Trial Negate(Trial t) => t with { Metrics = new Dictionary<string, double> { ["Loss"] = -t.Metrics["Accuracy"] } };
        var up = new Evolution(FunctionOracle.Settings());
        var down = new Evolution(FunctionOracle.Settings() with { Objectives = new ObjectiveSet([new("Loss", Maximize: false)]) });
        for (var id = 1; id <= 60; id++)
        {
            var proposal = up.Ask()!;
            Assert.Equal(proposal, down.Ask());
            var trial = oracle.Evaluate(id, proposal.Genotype);
            up.Tell(trial);
            down.Tell(Negate(trial));
        }
    }

    [Theory]
    [InlineData(20, 5, 5)]
    [InlineData(100, 10, 10)]
    [InlineData(400, 40, 10)]
    [InlineData(20_000, 100, 25)]
    public void The_population_grows_with_the_budget_up_to_the_papers(long trials, int population, int tournament)
    {
        var evolution = new Evolution(FunctionOracle.Settings(trials: trials));
        Assert.Equal((population, tournament), (evolution.PopulationSize, Evolution.TournamentSize(evolution.PopulationSize)));
    }

    [Fact]
    public void The_old_die_however_fit()
    {
        var settings = FunctionOracle.Settings() with { Purpose = "mine" };
        var evolution = new Evolution(settings, populationSize: 5, crossoverProbability: 0);
        var space = FunctionOracle.Space;
        var fit = space.Parse(string.Join("; ", Enumerable.Range(0, 8).Select(d => $"d{d}=o4")));
        evolution.Tell(new Trial(1, fit, "other", 1, 0) { State = TrialState.Completed, Metrics = new Dictionary<string, double> { ["Accuracy"] = 100 } });
        for (var i = 0; i < 5; i++)
        {
            var genotype = space.Default.With(7, i);
            evolution.Tell(new Trial(2 + i, genotype, "other", 1, 0) { State = TrialState.Completed, Metrics = new Dictionary<string, double> { ["Accuracy"] = i } });
        }
        for (var i = 0; i < 20; i++)
        {
            var child = evolution.Ask()!.Genotype;
            Assert.Equal(1, Enumerable.Range(0, 7).Count(d => child[d] != 0) + (child[7] == 4 ? 0 : 1));
        }
    }
}
