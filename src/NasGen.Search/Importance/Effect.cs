namespace NasGen.Search.Importance;

/// <param name="Name">Of the decision, or of two of them together.</param>
/// <param name="Share">Of the variance over the whole space, in [0, 1].</param>
public sealed record Effect(string Name, double Share);
