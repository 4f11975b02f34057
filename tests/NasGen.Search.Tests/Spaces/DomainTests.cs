using NasGen.Search.Spaces;

namespace NasGen.Search.Tests.Spaces;

public sealed class DomainTests
{
    public static TheoryData<Domain> Ordered { get; } =
    [
        new Ordinal(["64", "8", "32", "16"]), new IntegerRange(3, 21, 2), new IntegerRange(16, 1024, 1, Logarithmic: true), new IntegerRange(5, 5),
    ];

    [Theory, MemberData(nameof(Ordered))]
    public void A_position_leads_back_to_its_option(Domain domain)
    {
        for (var gene = 0; gene < domain.Count; gene++) Assert.Equal(gene, domain.AtPosition(domain.Position(gene)));
    }

    [Theory, MemberData(nameof(Ordered))]
    public void Text_leads_back_to_its_option(Domain domain)
    {
        for (var gene = 0; gene < domain.Count; gene++)
        {
            Assert.True(domain.TryParse(domain.Format(gene), out var read));
            Assert.Equal(gene, read);
        }
    }

    [Fact]
    public void The_middle_of_a_logarithmic_range_is_its_geometric_mean() =>
        Assert.Equal(1e-3, new FloatRange(1e-5, 1e-1, Logarithmic: true).AtPosition(0.5), 1e-12);

    [Theory]
    [InlineData(-1), InlineData(3), InlineData(0.5)]
    public void A_gene_that_is_no_option_is_refused(double gene) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchSpace("S", [new("D", new Categorical(["a", "b", "c"]))]).Canonical([gene]));
}
