using NasGen.Search.Text;

namespace NasGen.Search.Tests.Text;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("ca", "ac", 1)]
    [InlineData("evolution", "evoltuion", 1)]
    [InlineData("a cat", "an act", 2)]
    public void Distance_counts_edits_and_exchanges(string a, string b, int expected)
    {
        Assert.Equal(expected, NearestName.Distance(a, b));
        Assert.Equal(expected, NearestName.Distance(b, a));
    }

    [Theory]
    [InlineData("evoluton", "evolution")]
    [InlineData("Random", "random")]
    [InlineData("budgte", "budget")]
    [InlineData("xyz", null)]
    public void The_nearest_known_name_is_found_or_none(string name, string? expected) =>
        Assert.Equal(expected, NearestName.Of(name, ["random", "evolution", "budget"]));

    [Fact]
    public void The_hint_lists_what_is_known_where_nothing_is_near()
    {
        Assert.Equal(" Did you mean 'random'?", NearestName.Hint("randon", ["random", "evolution"]));
        Assert.Equal(" Known: random, evolution.", NearestName.Hint("tpe", ["random", "evolution"]));
    }
}
