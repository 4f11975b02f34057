using CsCheck;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;

namespace NasGen.Search.Tests.Spaces;

public sealed class CanonicalFormTests
{
    [Fact]
    public void The_canonical_form_of_a_canonical_form_is_itself() =>
        ExampleSpaces.Random.Sample(space =>
        {
            var genotype = space.Sample(new RandomStream(1, "test"));
            Assert.Equal(genotype, space.Canonical(genotype.Genes));
        }, iter: 300, seed: "0N0XIzNsQ0O2", threads: 1);

    [Fact]
    public void Genes_that_are_not_alive_make_no_difference()
    {
        var space = ExampleSpaces.Digits;
        var (a, b) = (space.Canonical([2, 0, 0, 0, 1, 0, 1]), space.Canonical([2, 2, 1, 0, 1, 2, 1]));
        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.Null(a["Stem.Width"]);
        Assert.Equal("32", a["Body.Width"]);
    }

    [Fact]
    public void What_comes_alive_takes_its_first_option() =>
        Assert.Equal("8", ExampleSpaces.Digits.Parse("Stem=Skip; Body=MobileBlock(Width: 16); DropoutRate=0").With(0, 1)["Stem.Width"]);

    [Fact]
    public void A_decision_below_a_dead_one_is_dead()
    {
        var space = new SearchSpace("Nested",
        [
            new("A", new Categorical(["x", "y"])), new("B", new Categorical(["x", "y"]), new("A", ["y"])), new("C", new IntegerRange(0, 1), new("B", ["x"])),
        ]);
        Assert.False(space.Canonical([0, 0, 1]).IsAlive(2));
        Assert.Equal(1 + 2 + 1, space.Count);
    }

    [Theory]
    [InlineData("A", "A", "x", "A is declared twice")]
    [InlineData("B", "C", "x", "not a categorical decision declared before it")]
    [InlineData("B", "A", "z", "an option that A lacks")]
    public void A_space_that_makes_no_sense_is_refused(string name, string parent, string option, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() =>
            new SearchSpace("S", [new("A", new Categorical(["x", "y"])), new(name, new IntegerRange(0, 1), new(parent, [option]))])).Message);
}
