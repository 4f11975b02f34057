namespace NasGen.Search.Insights.Importance;

/// <summary>How much of the variance a decision or a pair of decisions explains.</summary>
/// <param name="Name">The name of the decision, or of two of them.</param>
/// <param name="Share">The share of the variance over the whole space, in [0, 1].</param>
public sealed record Effect(string Name, double Share);
