namespace NasGen.Search.Surrogates;

/// <summary>A possible loss of a point.</summary>
/// <param name="Weight">The probability of the loss.</param>
/// <param name="Loss">The loss; lower is better.</param>
internal readonly record struct WeightedLoss(double Weight, double Loss);
