using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;

namespace NasGen.Search.Tests.Feasibility;

public sealed class LargestArchitectureTests
{
    /// <summary>Widths of a chain: parameters are products of neighbours, as convolutions' are.</summary>
    private static readonly SearchSpace Chain = new("Chain", [.. Enumerable.Range(0, 6).Select(d => new Decision($"d{d}", new Ordinal(["8", "16", "24", "32", "48"])))]);

    [Theory]
    [InlineData(5_000), InlineData(9_000), InlineData(20_000), InlineData(60_000)]
    public void Local_search_comes_within_two_percent_of_the_largest_there_is(double max)
    {
        var set = new FeasibleSet(Chain, [new("Parameters", max)], Cost);
        var exact = Chain.Enumerate().Select(g => Cost(g).Costs["Parameters"]).Where(c => c <= max).Max();
        var found = set.Largest("Parameters");
        Assert.True(set.Contains(found));
        Assert.InRange(Cost(found).Costs["Parameters"], 0.98 * exact, exact);
        Assert.InRange(set.Memory.Count, 1, 800);
    }

    [Fact]
    public void A_small_space_is_looked_through()
    {
        var space = new SearchSpace("Small", Chain.Decisions.Take(3).ToList());
        var set = new FeasibleSet(space, [new("Parameters", 1500)], Cost);
        var exact = space.Enumerate().Where(g => Cost(g).Costs["Parameters"] <= 1500).Max(g => Cost(g).Costs["Parameters"]);
        Assert.Equal(exact, Cost(set.Largest("Parameters")).Costs["Parameters"]);
    }

    [Fact]
    public void A_solved_limit_gives_the_largest_exactly()
    {
        var space = new SearchSpace("Sum", [.. Enumerable.Range(0, 30).Select(d => new Decision($"d{d}", new IntegerRange(0, 3)))]);
        var additive = new AdditiveCost("Parameters", [.. space.Decisions.Select((_, i) => (double[])[0, 7 * i + 11, 14 * i + 22, 21 * i + 33])]);
        var set = new FeasibleSet(space, [new("Parameters", 1002)], g => new(new Dictionary<string, double> { ["Parameters"] = additive.Of(g) }));
        set.Sample(new RandomStream(1, "finds out that the cost is a sum"));
        var before = set.Memory.Count;
        Assert.Equal(1002, additive.Of(set.Largest("Parameters")));
        Assert.InRange(set.Memory.Count - before, 0, 1);
    }

    [Fact]
    public void It_is_the_same_whatever_was_looked_at_before()
    {
        var (fresh, used) = (new FeasibleSet(Chain, [new("Parameters", 9_000)], Cost), new FeasibleSet(Chain, [new("Parameters", 9_000)], Cost));
        var random = new RandomStream(3, "past");
        for (var i = 0; i < 100; i++) used.Sample(random);
        Assert.Equal(fresh.Largest("Parameters", seed: 1), used.Largest("Parameters", seed: 1));
    }

    private static CostEstimate Cost(Genotype genotype)
    {
        var (sum, input) = (0.0, 1.0);
        for (var i = 0; i < genotype.Genes.Length; i++)
        {
            var output = ((Ordinal)genotype.Space.Decisions[i].Domain).Values[(int)genotype[i]];
            sum += 9 * input * output;
            input = output;
        }
        return new(new Dictionary<string, double> { ["Parameters"] = sum });
    }
}
