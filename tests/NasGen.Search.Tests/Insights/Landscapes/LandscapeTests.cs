using NasGen.Search.Insights.Landscapes;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;

namespace NasGen.Search.Tests.Insights.Landscapes;

public sealed class LandscapeTests
{
    private static readonly SearchSpace Bits = new("Bits", [.. Enumerable.Range(0, 8).Select(d => new Decision($"b{d}", new Categorical(["0", "1"])))]);
    private static readonly Genotype[] All = [.. Bits.Enumerate()];

    private static LandscapeDiagnosis Of(Func<Genotype, double> fitness) => LandscapeDiagnosis.Of(All, [.. All.Select(fitness)]);

    private static int Ones(Genotype genotype) => genotype.Genes.ToArray().Count(g => g == 1);

    /// <summary>Counting ones: each step changes one of 8 equal parts, so ρ₁ = 1 − 2/8, and fitness is 8 − distance (Jones and Forrest 1995: r = −1).</summary>
    [Fact]
    public void Counting_ones_is_one_funnel()
    {
        var diagnosis = Of(g => Ones(g));
        Assert.Equal(-1, diagnosis.FitnessDistance, 12);
        Assert.Equal(0.75, diagnosis.Rho, 12);
        Assert.Equal(-1 / Math.Log(0.75), diagnosis.CorrelationLength, 12);
        Assert.InRange(diagnosis.WalkCorrelationLength, diagnosis.CorrelationLength * 0.9, diagnosis.CorrelationLength * 1.1);
        Assert.Equal(1, Assert.Single(diagnosis.LocalOptima.Select(i => Ones(All[i]) / 8.0)));
        Assert.StartsWith("one funnel without traps", diagnosis.Funnel, StringComparison.Ordinal);
    }

    /// <summary>A trap (Deb and Goldberg 1993): ones count against, but all ones are best.</summary>
    [Fact]
    public void A_trap_is_misleading()
    {
        var diagnosis = Of(g => Ones(g) == 8 ? 9 : 7 - Ones(g));
        Assert.True(diagnosis.FitnessDistance > 0.9);
        Assert.Equal([0, 8], diagnosis.LocalOptima.Select(i => Ones(All[i])).Order());
        Assert.StartsWith("misleading", diagnosis.Funnel, StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_has_no_funnel()
    {
        var random = new RandomStream(1, "noise");
        var diagnosis = Of(_ => random.NextGaussian());
        Assert.StartsWith("no funnel", diagnosis.Funnel, StringComparison.Ordinal);
        // Kauffman and Levin 1987: of 2ᴺ random values 2ᴺ/(N + 1) are local optima.
        Assert.InRange(diagnosis.LocalOptima.Count, 20, 37);
    }

    /// <summary>Fitness by the first bit alone: two neutral networks, each half of the space; 7 of 8 steps are neutral.</summary>
    [Fact]
    public void Plateaus_are_neutral_networks_and_one_optimum()
    {
        var diagnosis = Of(g => g[0]);
        Assert.Equal((2, 128, 7 / 8.0), (diagnosis.NeutralNetworks, diagnosis.LargestNeutralNetwork, diagnosis.Neutrality));
        Assert.Single(diagnosis.LocalOptima);
    }

    [Fact]
    public void A_sparse_set_is_joined_with_its_nearest()
    {
        var graph = NeighbourGraph.Of([.. All.Where(g => Ones(g) is 0 or 4 or 8).Where((_, i) => i % 5 == 0)]);
        Assert.False(graph.IsOneChange);
        Assert.All(Enumerable.Range(0, graph.Count), i => Assert.True(graph.Of(i).Length >= 3));
    }

    /// <summary>Cliff and Ord 1981: on noise Z is standard normal.</summary>
    [Fact]
    public void Neighbours_of_noise_are_alike_by_chance_only()
    {
        var graph = NeighbourGraph.Of(All);
        double[] z = [.. Enumerable.Range(0, 400).Select(seed => SpatialAutocorrelation.Of(graph, [.. Enumerable.Range(0, 256).Select(_ => new RandomStream((ulong)seed, "noise", _).NextDouble())]).Z)];
        Assert.InRange(z.Average(), -0.15, 0.15);
        Assert.InRange(z.Sum(v => v * v) / z.Length, 0.8, 1.2);
        Assert.True(SpatialAutocorrelation.Of(graph, [.. All.Select(g => (double)Ones(g))]).Z > 10);
    }
}
