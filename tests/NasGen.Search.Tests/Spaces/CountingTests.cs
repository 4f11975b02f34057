using System.Numerics;
using CsCheck;
using NasGen.Search.Spaces;

namespace NasGen.Search.Tests.Spaces;

public sealed class CountingTests
{
    [Fact]
    public void Count_is_the_product_of_sums_where_decisions_are_conditional() =>
        Assert.Equal((3 * 3 * 2 + 1) * (3 + 3 * 3) * 3, ExampleSpaces.Digits.Count);

    [Fact]
    public void Count_is_exact_beyond_64_bits()
    {
        var space = new SearchSpace("Large", [.. Enumerable.Range(0, 100).Select(i => new Decision($"d{i}", new Categorical(["a", "b", "c"])))]);
        Assert.Equal(BigInteger.Pow(3, 100), space.Count);
    }

    [Fact]
    public void Count_is_null_with_a_continuous_decision() => Assert.Null(ExampleSpaces.Continuous.Count);

    [Fact]
    public void Count_and_enumeration_agree_with_brute_force_on_random_spaces() =>
        ExampleSpaces.Random.Sample(space =>
        {
            var expected = BruteForce(space);
            var listed = space.Enumerate().ToList();
            Assert.Equal(expected.Count, space.Count);
            Assert.Equal(expected.Count, listed.Count);
            Assert.True(expected.SetEquals(listed));
        }, iter: 500, seed: "0N0XIzNsQ0O2", threads: 1);

    [Fact]
    public void Enumeration_is_lazy_and_starts_with_the_default()
    {
        var space = new SearchSpace("Large", [.. Enumerable.Range(0, 100).Select(i => new Decision($"d{i}", new Categorical(["a", "b"])))]);
        Assert.Equal(space.Default, space.Enumerate().First());
    }

    [Fact]
    public void Enumeration_of_a_continuous_space_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => ExampleSpaces.Continuous.Enumerate());

    /// <summary>All combinations of all decisions, dead ones too, made canonical: an independent count.</summary>
    private static HashSet<Genotype> BruteForce(SearchSpace space)
    {
        IEnumerable<double[]> combinations = [[]];
        foreach (var decision in space.Decisions)
            combinations = combinations.SelectMany(c => Enumerable.Range(0, (int)decision.Domain.Count!).Select(o => (double[])[.. c, o]));
        return [.. combinations.Select(c => space.Canonical(c))];
    }
}
