using CsCheck;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;

namespace NasGen.Search.Tests.Spaces;

public sealed class VariationTests
{
    [Fact]
    public void Mutation_changes_exactly_one_decision_that_is_alive_in_both()
    {
        ExampleSpaces.Random.Sample(space =>
        {
            var random = new RandomStream(1, "test");
            for (var i = 0; i < 20; i++)
            {
                var parent = space.Sample(random);
                var child = parent.Mutate(random);
                Assert.Equal(space.Canonical(child.Genes), child);
                var changed = Enumerable.Range(0, child.Genes.Length).Count(d => parent.IsAlive(d) && child.IsAlive(d) && parent[d] != child[d]);
                Assert.Equal(parent.MutableDecisions().Count == 0 ? 0 : 1, changed);
            }
        }, iter: 300, seed: "0N0XIzNsQ0O2", threads: 1);
    }

    [Fact]
    public void Mutation_of_an_ordinal_decision_prefers_near_values_not_near_places()
    {
        var space = new SearchSpace("Widths", [new("Width", new Ordinal(["64", "8", "32", "16"]))]);
        var random = new RandomStream(1, "test");
        var counts = Enumerable.Range(0, 4000).Select(_ => space.Parse("Width=8").Mutate(random)["Width"]!).CountBy(o => o).ToDictionary();
        Assert.InRange(counts["16"], counts["32"] + 1, 4000);
        Assert.InRange(counts["32"], counts["64"] + 1, 4000);
    }

    [Fact]
    public void Mutation_of_a_continuous_decision_moves_by_a_tenth_of_the_range()
    {
        var space = new SearchSpace("Rate", [new("Rate", new FloatRange(0, 2))]);
        var random = new RandomStream(1, "test");
        var moves = Enumerable.Range(0, 20_000).Select(_ => space.Canonical([1.0]).Mutate(random)[0] - 1).ToArray();
        Assert.InRange(Math.Sqrt(moves.Average(m => m * m)), 0.19, 0.21);
    }

    [Fact]
    public void A_child_of_two_parents_has_each_gene_from_one_of_them()
    {
        ExampleSpaces.Random.Sample(space =>
        {
            var random = new RandomStream(2, "test");
            for (var i = 0; i < 20; i++)
            {
                var (first, second) = (space.Sample(random), space.Sample(random));
                var child = first.Cross(second, random);
                Assert.Equal(space.Canonical(child.Genes), child);
                Assert.All(Enumerable.Range(0, child.Genes.Length), d => Assert.True(!child.IsAlive(d) || child[d] == first[d] || child[d] == second[d]));
            }
        }, iter: 300, seed: "0N0XIzNsQ0O2", threads: 1);
    }

    [Fact]
    public void Neighbours_are_one_change_away_and_each_occurs_once()
    {
        var genotype = ExampleSpaces.Digits.Parse("Stem=ConvBlock(Width: 8, Depth: 2); Body=SqueezeBlock(Width: 16, squeeze: 4); DropoutRate=0.1");
        var neighbours = genotype.Neighbours().ToList();
        Assert.Equal(2 + 2 + 2 + 1 + 2 + 2 + 2, neighbours.Distinct().Count());
        Assert.Equal(neighbours.Count, neighbours.Distinct().Count());
        Assert.DoesNotContain(genotype, neighbours);
    }

    [Fact]
    public void Distance_is_zero_to_itself_symmetric_and_at_most_one() =>
        ExampleSpaces.Random.Sample(space =>
        {
            var random = new RandomStream(3, "test");
            var (a, b) = (space.Sample(random), space.Sample(random));
            Assert.Equal(0, a.DistanceTo(a));
            Assert.Equal(a.DistanceTo(b), b.DistanceTo(a));
            Assert.InRange(a.DistanceTo(b), a.Equals(b) ? 0 : 1e-9, 1);
        }, iter: 300, seed: "0N0XIzNsQ0O2", threads: 1);
}
