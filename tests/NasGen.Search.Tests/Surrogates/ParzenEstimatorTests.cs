using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Surrogates;
using NasGen.Search.Tests.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Surrogates;

public sealed class ParzenEstimatorTests
{
    [Fact]
    public void Samples_of_a_conditional_space_come_as_often_as_the_density_says()
    {
        var space = ExampleSpaces.Digits;
        var encoder = Encoder(space);
        var random = new RandomStream(1, "parzen");
        var estimator = new ParzenEstimator(encoder, [.. Enumerable.Range(0, 6).Select(_ => encoder.Encode(space.Sample(random)))]);
        const int Draws = 40_000;
        var counts = Enumerable.Range(0, Draws).Select(_ => estimator.Sample(random)).GroupBy(g => g).ToDictionary(g => g.Key, g => g.Count());
        var total = 0.0;
        foreach (var genotype in space.Enumerate())
        {
            var options = Enumerable.Range(0, space.Decisions.Count).Where(genotype.IsAlive).Aggregate(1.0, (product, d) => product * (double)space.Decisions[d].Domain.Count!);
            var probability = Math.Exp(estimator.LogDensity(encoder.Encode(genotype))) / options;
            total += probability;
            Assert.Equal(probability * Draws, counts.GetValueOrDefault(genotype), 5 * Math.Sqrt(probability * Draws) + 3);
        }
        Assert.Equal(1, total, 1e-9);
    }

    [Fact]
    public void The_density_of_a_continuous_decision_integrates_to_one()
    {
        var space = new SearchSpace("Rate", [new("Rate", new FloatRange(0, 1))]);
        var encoder = Encoder(space);
        var estimator = new ParzenEstimator(encoder, [.. ((double[])[0.02, 0.3, 0.35, 0.9]).Select(rate => encoder.Encode(space.Canonical([rate])))]);
        const int Steps = 2000;
        Assert.Equal(1, Enumerable.Range(0, Steps).Average(i => Math.Exp(estimator.LogDensity(encoder.Encode(space.Canonical([(i + 0.5) / Steps]))))), 1e-4);
    }

    private static PointEncoder Encoder(SearchSpace space) =>
        new(new StrategySettings(new FeasibleSet(space, [], _ => new(new Dictionary<string, double>())), new ObjectiveSet([new("Accuracy", Maximize: true)]), 1));
}
