using NasGen.Search.Capacity;

namespace NasGen.Search.Tests.Capacity;

public sealed class RecommendationTests
{
    private static readonly Gain Data = new("data", 0.03, new(0.02, 0.05));

    [Fact]
    public void The_largest_gain_beyond_the_spread_of_the_seeds_is_recommended()
    {
        var recommendation = Recommendation.Of([new("width", 0.1, new(-0.1, 0.3)), new("depth", 0.01, new(0.005, 0.015)), Data], 0.05);
        Assert.Equal(Data, recommendation.Most);
        Assert.Equal("width", Assert.Single(recommendation.Rivals).Change); // Its interval reaches above the largest gain.
    }

    [Fact]
    public void If_noise_covers_every_gain_nothing_is_recommended()
    {
        var depth = new Gain("depth", 0.2, new(double.NegativeInfinity, double.PositiveInfinity));
        Assert.Null(Recommendation.Of([new("width", 0.1, new(-0.1, 0.3)), depth], 0.05).Most);
    }

    /// <summary>A falling law always gains something from more data, therefore an interval that begins just above zero recommends nothing.</summary>
    [Fact]
    public void A_gain_that_may_be_a_trifle_is_not_recommended()
    {
        Gain data = new("data", 0.001, new(0.00001, 0.004));
        Assert.Null(Recommendation.Of([data], 0.01).Most);
        Assert.Equal(data, Recommendation.Of([data], 0.0001).Most);
    }

    [Fact]
    public void Changes_that_are_shown_to_hurt_are_listed()
    {
        var recommendation = Recommendation.Of([Data, new("depth", -0.02, new(-0.03, -0.01))], 0.05);
        Assert.Equal("depth", Assert.Single(recommendation.Harmful).Change);
        Assert.Empty(recommendation.Rivals);
    }
}
