using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies.Operators;

namespace NasGen.Search.Tests.Strategies.Operators;

public sealed class VariationOperatorTests
{
    private static readonly Genotype First = Members.Space.Default;
    private static readonly Genotype Second = First.With(0, 1).With(1, 1).With(2, 1);

    [Theory]
    [InlineData(0), InlineData(0.2), InlineData(1)]
    public void A_share_of_the_children_has_a_second_parent(double probability)
    {
        var random = new RandomStream(1, "test");
        var asked = 0;
        for (var i = 0; i < 5000; i++)
        {
            var before = asked;
            var child = new UniformCrossover(probability).Cross(First, () => Second.With(0, asked++ % 10), random);
            if (asked == before) Assert.Equal(First, child);
            else Assert.All(child.Genes.ToArray().Skip(1), gene => Assert.InRange(gene, 0, 1));
        }
        Assert.Equal(probability, asked / 5000.0, 0.02);
    }

    [Theory]
    [InlineData(0), InlineData(0.5)]
    public void A_known_child_is_always_changed_and_a_new_one_sometimes(double probability)
    {
        var random = new RandomStream(1, "test");
        var mutation = new OneChange(probability);
        int Differing(bool isKnown) => mutation.Mutate(First, isKnown, random).Genes.ToArray().Count(gene => gene != 0);
        for (var i = 0; i < 200; i++) Assert.Equal(1, Differing(isKnown: true));
        Assert.Equal(probability, Enumerable.Range(0, 5000).Average(_ => Differing(isKnown: false)), 0.03);
    }

    [Fact]
    public void A_mutation_that_never_happens_draws_nothing()
    {
        var (random, untouched) = (new RandomStream(1, "test"), new RandomStream(1, "test"));
        new OneChange(0).Mutate(First, isKnown: false, random);
        Assert.Equal(untouched.NextUInt64(), random.NextUInt64());
    }
}
