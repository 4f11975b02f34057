namespace NasGen.Search.Comparison;

/// <summary>The best architecture of a sample, trained again from scratch.</summary>
/// <param name="Architecture">The architecture as text.</param>
/// <param name="Values">The quality on validation data, one value per seed.</param>
internal sealed record RetrainedBest(string Architecture, IReadOnlyList<double> Values);
