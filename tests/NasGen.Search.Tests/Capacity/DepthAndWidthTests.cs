using System.Globalization;
using NasGen.Search.Capacity;
using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Capacity;

public sealed class DepthAndWidthTests
{
    private static readonly SearchSpace Space = new("Net", Decisions("Stem").Concat(Decisions("Body")).ToArray());
    private static readonly Genotype Winner = Space.Parse("Stem=Conv(Width: 16, Depth: 2); Body=Conv(Width: 32, Depth: 2)");

    private static readonly DepthAndWidth Shapes = new(Space, ["Stem.Depth", "Body.Depth", "Head.Depth"], ["Stem.Width", "Body.Width"]);

    [Fact]
    public void Depth_is_the_sum_of_the_blocks_and_a_block_that_is_skipped_counts_none()
    {
        Assert.Equal(4, Shapes.DepthOf(Winner));
        Assert.Equal(2, Shapes.DepthOf(Space.Parse("Stem=Skip; Body=Conv(Width: 32, Depth: 2)")));
    }

    [Fact]
    public void Variants_are_all_widths_and_depths_and_nothing_else()
    {
        var variants = Shapes.Variants(Set(), Winner, 1000, new RandomStream(1, "variants"));
        Assert.Equal(4 * 3 * 4 * 3, variants.Count);
        Assert.All(variants, v => Assert.True(Shapes.AreSameBlocks(Winner, v)));
        Assert.False(Shapes.AreSameBlocks(Winner, Space.Parse("Stem=Skip; Body=Conv(Width: 32, Depth: 2)")));
    }

    [Fact]
    public void In_a_large_space_only_the_given_number_of_variants_is_considered_and_every_depth_occurs()
    {
        var set = Set();
        var variants = Shapes.Variants(set, Winner, 60, new RandomStream(1, "variants"));
        Assert.InRange(set.Memory.Count, 30, 60);
        Assert.Contains(Winner, variants);
        Assert.Equal([2, 3, 4, 5, 6], variants.Select(Shapes.DepthOf).Distinct().Order());
    }

    [Fact]
    public void An_architecture_beyond_a_limit_is_no_variant() =>
        Assert.All(Shapes.Variants(Set(limit: 5000), Winner, 1000, new RandomStream(1, "variants")), v => Assert.True(Cost(v) <= 5000));

    [Fact]
    public void Wider_keeps_depths_and_deeper_keeps_widths()
    {
        var wider = Shapes.Wider(Set(), Winner, 1000, new RandomStream(1, "wider"));
        var deeper = Shapes.Deeper(Set(), Winner, 1000, new RandomStream(1, "deeper"));
        Assert.Equal(3 * 2 - 1, wider.Count); // Stem 16, 32 or 64, body 32 or 64, without the winner itself.
        Assert.Equal(2 * 2 - 1, deeper.Count);
        Assert.All(wider, v => Assert.Equal(("2", "2"), (v["Stem.Depth"], v["Body.Depth"])));
        Assert.All(deeper, v => Assert.Equal(("16", "32"), (v["Stem.Width"], v["Body.Width"])));
        Assert.All(wider.Concat(deeper), v => Assert.True(Cost(v) > Cost(Winner)));
    }

    [Fact]
    public void Each_depth_spends_the_budget_or_is_marked()
    {
        var budget = Cost(Winner);
        var allocations = Allocation.Of(Shapes.DepthOf, Cost, budget, Shapes.Variants(Set(), Winner, 1000, new RandomStream(1, "variants")), []);
        Assert.Equal([2, 3, 4, 5, 6], allocations.Select(a => a.Depth));
        Assert.Equal(Winner, allocations.Single(a => a.Depth == 4).Genotype);
        Assert.All(allocations, a => Assert.InRange(Cost(a.Genotype) / budget, 0, 1 + Allocation.Tolerance));
        Assert.All(allocations.Where(a => a.IsSpent), a => Assert.True(Cost(a.Genotype) >= (1 - Allocation.Tolerance) * budget));
        var shallow = allocations.Single(a => a.Depth == 2);
        Assert.Equal(shallow.IsSpent, Math.Abs(Cost(shallow.Genotype) / budget - 1) <= Allocation.Tolerance);
    }

    [Fact]
    public void The_best_known_architecture_of_a_depth_is_listed_beside_the_one_with_the_winners_blocks()
    {
        var known = Space.Parse("Stem=Skip; Body=Conv(Width: 64, Depth: 3)");
        var allocations = Allocation.Of(Shapes.DepthOf, Cost, Cost(known), [Winner], [known, Space.Parse("Stem=Skip; Body=Conv(Width: 64, Depth: 2)")]);
        Assert.Contains(allocations, a => a.Depth == 3 && a.Genotype.Equals(known));
    }

    [Fact]
    public void A_space_without_depth_or_width_cannot_trade()
    {
        var flat = new SearchSpace("Flat", [new("Rate", new Ordinal(["0", "0.1"])), new("Stem.Depth", new IntegerRange(2, 2))]);
        var shapes = new DepthAndWidth(flat, ["Stem.Depth"], ["Stem.Width"]);
        Assert.False(shapes.CanDeepen(flat.Default) || shapes.CanWiden(flat.Default));
    }

    private static FeasibleSet Set(double limit = double.PositiveInfinity) => new(
        Space, [new Limit("Parameters", limit)], g => new CostEstimate(new Dictionary<string, double> { ["Parameters"] = Cost(g) }));

    /// <summary>The parameters of a chain of convolutions, in which widths multiply.</summary>
    private static double Cost(Genotype genotype)
    {
        var (sum, before) = (0.0, 3.0);
        foreach (var stage in new[] { "Stem", "Body" })
            for (var block = 0; genotype[stage] == "Conv" && block < int.Parse(genotype[stage + ".Depth"]!, CultureInfo.InvariantCulture); block++)
            {
                var width = double.Parse(genotype[stage + ".Width"]!, System.Globalization.CultureInfo.InvariantCulture);
                sum += 9 * before * width;
                before = width;
            }
        return sum;
    }

    private static IEnumerable<Decision> Decisions(string stage) =>
    [
        new(stage, new Categorical(["Conv", "Skip"])),
        new(stage + ".Width", new Ordinal(["32", "16", "8", "64"]), new Condition(stage, ["Conv"])),
        new(stage + ".Depth", new IntegerRange(1, 3), new Condition(stage, ["Conv"])),
    ];
}
