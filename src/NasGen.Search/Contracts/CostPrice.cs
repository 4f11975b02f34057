namespace NasGen.Search.Contracts;

/// <summary>The price of a cost at the end of a supernet's training.</summary>
/// <param name="Cost">The name of the cost.</param>
/// <param name="Lambda">The multiplier λ of the cost in the loss.</param>
/// <param name="Expected">The expected cost under the learnt probabilities, in the unit of the cost; NaN if it is unknown.</param>
/// <param name="Limit">The limit; <see langword="null"/> for a penalty.</param>
internal sealed record CostPrice(string Cost, double Lambda, double Expected, double? Limit);
