using NasGen.Search.Insights.Importance;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;

namespace NasGen.Search.Tests.Insights.Importance;

public sealed class FunctionalAnovaTests
{
    private static readonly SearchSpace Space = new("Fours", [.. Enumerable.Range(0, 4).Select(d => new Decision($"d{d}", new Ordinal(["1", "2", "3", "4"])))]);
    private static readonly Genotype[] All = [.. Space.Enumerate()];

    private static FunctionalAnova Of(Func<Genotype, double> value) => FunctionalAnova.Of(All, [.. All.Select(value)])!;

    private static double Share(FunctionalAnova anova, string decision) => anova.Main.Single(e => e.Name == decision).Share;

    /// <summary>Of 3·d0 + d1, d0's part of the variance is 9/10.</summary>
    [Fact]
    public void An_additive_function_is_shared_out_by_the_squares_of_its_weights()
    {
        var anova = Of(g => 3 * g[0] + g[1]);
        Assert.InRange(Share(anova, "d0"), 0.86, 0.94);
        Assert.InRange(Share(anova, "d1"), 0.06, 0.14);
        Assert.InRange(Share(anova, "d2"), 0, 0.01);
        Assert.Equal("d0", anova.Main[0].Name);
        Assert.True(anova.Explained > 0.95);
        Assert.All(anova.Pairs, p => Assert.InRange(p.Share, 0, 0.03));
    }

    /// <summary>A product of two centred decisions has no main effect at all.</summary>
    [Fact]
    public void What_only_two_decisions_together_explain_is_told_as_their_pair()
    {
        var anova = Of(g => (g[0] < 2 ? -1 : 1) * (g[1] < 2 ? -1 : 1));
        Assert.Equal("d0 × d1", anova.Pairs[0].Name);
        Assert.True(anova.Pairs[0].Share > 0.8, $"{anova.Pairs[0].Share}");
        Assert.All(anova.Main, e => Assert.InRange(e.Share, 0, 0.1));
    }

    [Fact]
    public void Marginals_follow_the_function_and_count_the_trials()
    {
        var marginals = Of(g => 3 * g[0] + g[1]).Marginals["d0"];
        Assert.Equal(["1", "2", "3", "4"], marginals.Select(m => m.Option));
        Assert.All(marginals, m => Assert.Equal(64, m.Trials));
        for (var option = 0; option < 4; option++) Assert.Equal(3 * option + 1.5, marginals[option].Mean, 0.3);
    }

    [Fact]
    public void Noise_explains_nothing()
    {
        var random = new RandomStream(1, "noise");
        Assert.True(Of(_ => random.NextGaussian()).Explained < 0.15);
    }

    [Fact]
    public void The_same_trials_give_the_same_answer() => Assert.Equal(Of(g => g[0] * g[2]).Main, Of(g => g[0] * g[2]).Main);

    /// <summary>The depth of a block that is not there tells nothing of those that have one.</summary>
    [Fact]
    public void A_decision_that_is_not_alive_is_a_level_of_its_own()
    {
        var space = new SearchSpace("Conditional",
        [
            new Decision("Block", new Categorical(["Conv", "None"])),
            new Decision("Block.Depth", new IntegerRange(1, 3), new Condition("Block", ["Conv"])),
            new Decision("Rate", new FloatRange(0, 1)),
        ]);
        var random = new RandomStream(2, "draws");
        Genotype[] drawn = [.. Enumerable.Range(0, 200).Select(_ => space.Sample(random))];
        var anova = FunctionalAnova.Of(drawn, [.. drawn.Select(g => g.IsAlive(1) ? 1 + g[1] : 0)])!;
        Assert.Equal(["1", "2", "3"], anova.Marginals["Block.Depth"].Select(m => m.Option));
        Assert.True(anova.Marginals["Block.Depth"][2].Mean > anova.Marginals["Block.Depth"][0].Mean + 0.5);
        Assert.InRange(Share(anova, "Rate"), 0, 0.1);
        Assert.Equal(8, anova.Marginals["Rate"].Count);
    }

    [Fact]
    public void Too_few_or_equal_results_have_no_importance()
    {
        Assert.Null(FunctionalAnova.Of(All[..7], [.. Enumerable.Range(0, 7).Select(i => (double)i)]));
        Assert.Null(FunctionalAnova.Of(All, [.. All.Select(_ => 1.0)]));
    }
}
