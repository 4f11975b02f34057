using NasGen.Search.Trials;

namespace NasGen.Search.Proposals;

/// <summary>A strategy that can choose among trials with equally good results.</summary>
public interface IRecommender
{
    /// <summary>The trial that the strategy expects to be truly best, called when a search ends with a tie.</summary>
    /// <param name="best">The finished trials of equal fitness, two or more.</param>
    /// <returns>One of these trials; <see langword="null"/> if the strategy has no preference.</returns>
    Trial? Recommend(IReadOnlyList<Trial> best);
}
