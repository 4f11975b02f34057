using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Spaces;

namespace NasGen.Search.Tests.Feasibility;

public sealed class FeasibleSetTests
{
    private static readonly SearchSpace Digits = ExampleSpaces.Digits;

    [Fact]
    public void Samples_are_uniform_over_what_is_feasible()
    {
        var set = new FeasibleSet(Digits, [new("Parameters", 8)], Product);
        Genotype[] feasible = [.. Digits.Enumerate().Where(g => Product(g).Costs["Parameters"] <= 8)];
        var random = new RandomStream(1, "test");
        Assert.InRange(ChiSquare.PValue(Enumerable.Range(0, 30_000).Select(_ => set.Sample(random)), feasible), 0.001, 0.999);
    }

    [Fact]
    public void A_dry_run_is_made_once_and_told_once()
    {
        var (runs, learnt) = (0, 0);
        var set = new FeasibleSet(Digits, [new("Parameters", 8)], g =>
        {
            runs++;
            return Product(g);
        });
        set.Learnt += (_, _) => learnt++;
        var random = new RandomStream(1, "test");
        for (var i = 0; i < 5000; i++) set.Sample(random);
        Assert.Equal(Digits.Count, runs);
        Assert.Equal(runs, learnt);
    }

    [Fact]
    public void A_remembered_dry_run_is_not_made_again()
    {
        var set = new FeasibleSet(Digits, [new("Parameters", 8)], _ => throw new InvalidOperationException());
        set.Remember(Digits.Default, CostEstimate.Unbuildable("shapes differ"));
        Assert.Equal("shapes differ", set.Violation(Digits.Default));
    }

    [Fact]
    public void What_is_drawn_depends_on_the_stream_alone_not_on_the_past()
    {
        var (fresh, used) = (new FeasibleSet(Rare, [new("Parameters", 3)], Interacting), new FeasibleSet(Rare, [new("Parameters", 3)], Interacting));
        for (var i = 0; i < 5; i++) used.Sample(new RandomStream(9, "past", i));
        Assert.Equal(fresh.Sample(new RandomStream(1, "test")), used.Sample(new RandomStream(1, "test")));
    }

    [Fact]
    public void A_broken_limit_is_said_with_both_numbers()
    {
        var set = new FeasibleSet(Digits, [new("Parameters", 8)], _ => new(new Dictionary<string, double> { ["Parameters"] = 70_000 }));
        Assert.Equal("The limit Parameters ≤ 8 is exceeded: 70000.", set.Violation(Digits.Default));
    }

    [Fact]
    public void A_limit_on_a_cost_that_is_measured_later_is_not_judged() =>
        Assert.True(new FeasibleSet(Digits, [new("Latency", 1e-9)], Product).Contains(Digits.Default));

    [Fact]
    public void Rare_feasible_architectures_are_found_and_walked_among()
    {
        var set = new FeasibleSet(Rare, [new("Parameters", 3)], Interacting);
        var random = new RandomStream(1, "test");
        var found = Enumerable.Range(0, 200).Select(_ => set.Sample(random)).ToList();
        Assert.All(found, g => Assert.InRange(Interacting(g).Costs["Parameters"], 0, 3));
        Assert.InRange(found.Distinct().Count(), 20, 200);
        Assert.InRange(set.Memory.Count, 1, 20_000);
    }

    [Fact]
    public void A_walk_on_a_conditional_space_is_uniform()
    {
        var region = FeasibleRegion.Explore(new FeasibleSet(Digits, [], _ => new(new Dictionary<string, double>())), new RandomStream(1, "anchors"));
        var random = new RandomStream(2, "test");
        var draws = Enumerable.Range(0, 20_000).Select(_ => region.Walk(random));
        Assert.InRange(ChiSquare.PValue(draws, [.. Digits.Enumerate()]), 0.001, 0.999);
    }

    [Fact]
    public void No_feasible_architecture_in_a_small_space_is_proven_with_the_least_cost()
    {
        var space = new SearchSpace("Small", [new("Width", new Ordinal(["32", "16"])), new("Depth", new IntegerRange(1, 4))]);
        var set = new FeasibleSet(space, [new("Parameters", 1500)], g => new(new Dictionary<string, double>
        {
            ["Parameters"] = 100.0 * int.Parse(g["Width"]!) * int.Parse(g["Depth"]!),
        }));
        var exception = Assert.Throws<NoFeasibleArchitectureException>(() => set.Sample(new RandomStream(1, "test")));
        Assert.Equal("No architecture meets the limit Parameters ≤ 1,500. The smallest possible value is 1,600 (Width=16; Depth=1).", exception.Message);
    }

    [Fact]
    public void No_feasible_architecture_in_a_large_space_is_said_with_the_least_cost_found()
    {
        var set = new FeasibleSet(Rare, [new("Parameters", -1)], Interacting);
        var exception = Assert.Throws<NoFeasibleArchitectureException>(() => set.Sample(new RandomStream(1, "test")));
        Assert.Equal((0.0, Rare.Default), (exception.Least, exception.Nearest));
        Assert.StartsWith("No architecture meets the limit Parameters ≤ -1. The smallest value found is 0 (d0=0; ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_can_be_built_the_cause_is_said()
    {
        var set = new FeasibleSet(Digits, [], _ => CostEstimate.Unbuildable("Net.cs(12): shapes differ"));
        Assert.Contains("Net.cs(12): shapes differ", Assert.Throws<NoFeasibleArchitectureException>(() => set.Sample(new RandomStream(1, "test"))).Message);
    }

    /// <summary>4¹² architectures, of which few cost at most 3.</summary>
    internal static SearchSpace Rare { get; } =
        new("Rare", [.. Enumerable.Range(0, 12).Select(d => new Decision($"d{d}", new IntegerRange(0, 3)))]);

    /// <summary>Not additive: neighbours multiply.</summary>
    internal static CostEstimate Interacting(Genotype genotype)
    {
        var sum = 0.0;
        for (var i = 0; i < genotype.Genes.Length; i++) sum += genotype[i] + genotype[i] * genotype[(i + 1) % genotype.Genes.Length];
        return new(new Dictionary<string, double> { ["Parameters"] = sum });
    }

    private static CostEstimate Product(Genotype genotype)
    {
        var product = 1.0;
        foreach (var gene in genotype.Genes) product *= double.IsNaN(gene) ? 1 : gene + 1;
        return new(new Dictionary<string, double> { ["Parameters"] = product });
    }
}
