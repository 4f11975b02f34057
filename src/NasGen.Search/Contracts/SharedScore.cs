namespace NasGen.Search.Contracts;

/// <summary>The score of an architecture with the weights of a supernet.</summary>
/// <param name="Validation">The metrics on validation data, by name.</param>
internal sealed record SharedScore(IReadOnlyDictionary<string, double> Validation);
