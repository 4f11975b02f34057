namespace NasGen.Search.Surrogates;

/// <summary>What one objective of a point may be, and how likely that is.</summary>
internal readonly record struct WeightedLoss(double Weight, double Loss);
