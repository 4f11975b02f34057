using NasGen.Search.Feasibility;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Strategies;

/// <summary>What a policy ranks: feasible architectures, the most probable first.</summary>
public sealed class PolicyRankingTests
{
    private static readonly SearchSpace Space = new("Net",
    [
        new Decision("Body", new Categorical(["Wide", "Skip"])),
        new Decision("Body.Width", new Ordinal(["8", "16"]), new Condition("Body", ["Wide"])),
        new Decision("Rate", new FloatRange(0, 0.5)),
    ]);

    private static readonly double[]?[] Table = [[0.6, 0.4], [0.3, 0.7], null];

    [Fact]
    public void An_architecture_with_fewer_decisions_is_not_ahead_for_that()
    {
        var ranking = new PolicyRanking(Space, Table);

        Assert.Equal("16", ranking.MostProbable["Body.Width"]);
        Assert.Equal(0, ranking.Score(ranking.MostProbable), 1e-12);
        Assert.Equal(Math.Log(0.4 / 0.6), ranking.Score(Space.Parse("Body=Skip; Rate=0")), 1e-12);
        Assert.Equal(Math.Log(0.3 / 0.7), ranking.Score(Space.Parse("Body=Wide(Width: 8); Rate=0")), 1e-12);
    }

    [Fact]
    public void Only_feasible_architectures_are_ranked_and_the_most_probable_of_them_comes_first()
    {
        var feasible = new FeasibleSet(Space, [new Limit("Parameters", 10)], g => new CostEstimate(new Dictionary<string, double> { ["Parameters"] = g["Body.Width"] == "16" ? 20 : 5 }));

        var ranked = new PolicyRanking(Space, Table).Rank(feasible, seed: 1, count: 10);


        Assert.Equal(["Skip", "8"], ranked.Select(g => g["Body.Width"] ?? g["Body"]!).Distinct());
    }
}
