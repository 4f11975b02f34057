using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>A strategy that can say which of several trials with equally good results it trusts most.</summary>
public interface IRecommender
{
    /// <param name="best">Finished trials of equal fitness, two or more.</param>
    /// <returns>One of them; <see langword="null"/> where it has no opinion.</returns>
    Trial? Recommend(IReadOnlyList<Trial> best);
}
