using NasGen.Search.Surrogates;

namespace NasGen.Search.Tests.Surrogates;

public sealed class NormalScoresTests
{
    [Fact]
    public void Scores_depend_on_ranks_alone_and_ties_share_theirs()
    {
        var scores = NormalScores.Of([3, 1e9, -40, 3]);
        Assert.Equal(scores, NormalScores.Of([0.3, 0.4, 0.1, 0.3]));
        Assert.Equal(scores[0], scores[3]);
        Assert.True(scores[2] < scores[0] && scores[0] < scores[1]);
        Assert.Equal(0, scores.Sum(), 1e-9);
        Assert.Equal(1, scores.Sum(s => s * s) / 4, 1e-9);
    }

    [Fact]
    public void Untied_scores_are_blom_s_normal_quantiles_up_to_scale()
    {
        var scores = NormalScores.Of([1, 2, 3, 4, 5]);
        // Φ⁻¹(4.625/5.25) = 1.17976, Φ⁻¹(3.625/5.25) = 0.49720 (Blom 1958)
        Assert.Equal(1.17976 / 0.49720, scores[4] / scores[3], 1e-4);
        Assert.Equal(0, scores[2], 1e-12);
    }

    [Fact]
    public void Equal_values_say_nothing() => Assert.All(NormalScores.Of([7, 7, 7]), s => Assert.Equal(0, s));
}
