using CsCheck;
using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Spaces;

namespace NasGen.Search.Tests.Feasibility;

public sealed class AdditiveLimitTests
{
    [Fact]
    public void The_number_of_feasible_architectures_is_that_of_brute_force_on_random_spaces() =>
        Gen.Select(ExampleSpaces.Random, Gen.Int[-2, 9].Array[24], Gen.Int[0, 25]).Sample((space, costs, max) =>
        {
            var additive = Cost(space, costs);
            var expected = space.Enumerate().Count(g => Sum(g, costs) <= max);
            Assert.Equal(expected, Solve(space, additive, max).Count);
        }, iter: 500, seed: "0N0XIzNsQ0O2", threads: 1);

    [Fact]
    public void Samples_are_exactly_uniform_over_what_is_feasible()
    {
        var space = ExampleSpaces.Digits;
        int[] costs = [3, 1, 0, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6];
        var solution = Solve(space, Cost(space, costs), 27);
        Genotype[] feasible = [.. space.Enumerate().Where(g => Sum(g, costs) <= 27)];
        Assert.InRange(feasible.Length, 50, 600);
        var random = new RandomStream(1, "test");
        Assert.InRange(ChiSquare.PValue(Enumerable.Range(0, 20_000).Select(_ => solution.Sample(random)), feasible), 0.001, 0.999);
    }

    [Fact]
    public void A_needle_in_a_haystack_is_drawn_at_once()
    {
        var space = new SearchSpace("Haystack", [.. Enumerable.Range(0, 60).Select(d => new Decision($"d{d}", new IntegerRange(0, 9)))]);
        var solution = Solve(space, new AdditiveCost("Parameters", [.. space.Decisions.Select(_ => (double[])[.. Enumerable.Range(0, 10)])]), 1);
        Assert.Equal(61, solution.Count);
        var random = new RandomStream(1, "test");
        Assert.Equal(61, Enumerable.Range(0, 2000).Select(_ => solution.Sample(random)).Distinct().Count());
    }

    [Fact]
    public void Fractions_add_up_exactly()
    {
        var space = new SearchSpace("Tenths", [.. Enumerable.Range(0, 10).Select(d => new Decision($"d{d}", new IntegerRange(0, 1)))]);
        Assert.Equal(1 + 10 + 45 + 120, Solve(space, new AdditiveCost("Parameters", [.. space.Decisions.Select(_ => (double[])[0, 0.1])]), 0.3).Count);
    }

    [Fact]
    public void Continuous_decisions_cost_what_they_cost_whatever_their_value()
    {
        var space = ExampleSpaces.Continuous;
        var units = space.Decisions[3].Domain.Count!.Value;
        var solution = Solve(space, new AdditiveCost("Parameters", [[0, 5], [1], [2], [.. Enumerable.Range(0, (int)units).Select(u => (double)u)]], 10), 12);
        var random = new RandomStream(1, "test");
        var draws = Enumerable.Range(0, 1000).Select(_ => solution.Sample(random)).ToList();
        Assert.All(draws, g => Assert.True(g[0] == 0 && g[3] <= 1));
        Assert.Equal(1000, draws.Select(g => g[1]).Distinct().Count());
    }

    [Fact]
    public void A_limit_below_the_least_cost_is_proven_so()
    {
        var space = ExampleSpaces.Digits;
        int[] costs = [3, 1, 4, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6];
        var additive = Cost(space, costs);
        var set = new FeasibleSet(space, [new("Parameters", 5)], g => new(new Dictionary<string, double> { ["Parameters"] = additive.Of(g) }));
        var exception = Assert.Throws<NoFeasibleArchitectureException>(() => set.Sample(new RandomStream(1, "test")));
        Assert.Contains("The smallest possible value is", exception.Message, StringComparison.Ordinal);
        Assert.Equal(space.Enumerate().Min(g => Sum(g, costs)), exception.Least);
    }

    [Fact]
    public void A_cost_found_to_be_additive_is_solved_where_hardly_anything_is_feasible()
    {
        var space = new SearchSpace("Haystack", [new("Kind", new Categorical(["a", "b"])), .. Enumerable.Range(0, 20).Select(d =>
            new Decision($"d{d}", new IntegerRange(0, 5), d % 2 == 0 ? null : new Condition("Kind", ["b"])))]);
        var runs = 0;
        var set = new FeasibleSet(space, [new("Parameters", 1)], g =>
        {
            runs++;
            return new(new Dictionary<string, double> { ["Parameters"] = g.Genes.ToArray().Where(v => !double.IsNaN(v)).Sum() });
        });
        var random = new RandomStream(1, "test");
        var draws = Enumerable.Range(0, 2000).Select(_ => set.Sample(random)).ToList();
        Assert.InRange(ChiSquare.PValue(draws, [.. draws.Distinct()]), 0.001, 0.999);
        Assert.Equal(12, draws.Distinct().Count());
        Assert.InRange(runs, 1, 400);
    }

    [Fact]
    public void A_cost_that_interacts_is_not_taken_for_additive() =>
        Assert.Null(AdditiveCost.Infer(new FeasibleSet(FeasibleSetTests.Rare, [], FeasibleSetTests.Interacting), "Parameters", new RandomStream(1, "test")));

    /// <summary>An option that cannot be built costs nothing that could be added.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_cost_of_what_cannot_be_built_is_not_additive(bool isDefault)
    {
        var space = new SearchSpace("Half", [new("Kind", new Categorical(["a", "b"])), new("Rate", new FloatRange(0, 1))]);
        var known = new CostEstimate(new Dictionary<string, double> { ["Parameters"] = 5 });
        var set = new FeasibleSet(space, [new("Parameters", 1)], g => isDefault == (g[0] == 0) ? CostEstimate.Unbuildable("no") : known);
        Assert.Null(AdditiveCost.Infer(set, "Parameters", new RandomStream(1, "test")));
        Assert.Throws<NoFeasibleArchitectureException>(() => set.Sample(new RandomStream(1, "test")));
    }

    private static SolvedLimit Solve(SearchSpace space, AdditiveCost additive, double max) => SolvedLimit.Solve(space, additive, new("Parameters", max))!;

    private static AdditiveCost Cost(SearchSpace space, int[] costs) => new(
        "Parameters", [.. space.Decisions.Select((d, i) => (double[])[.. Enumerable.Range(0, (int)d.Domain.Count!).Select(o => (double)costs[(3 * i + o) % 24])])]);

    /// <summary>The same sum, written down independently.</summary>
    private static int Sum(Genotype genotype, int[] costs)
    {
        var sum = 0;
        for (var i = 0; i < genotype.Genes.Length; i++)
            if (genotype.IsAlive(i))
                sum += costs[(3 * i + (int)genotype[i]) % 24];
        return sum;
    }
}
