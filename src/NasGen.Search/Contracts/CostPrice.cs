namespace NasGen.Search.Contracts;

/// <summary>λ of a cost at the end of a supernet's training, and the expected cost.</summary>
internal sealed record CostPrice(string Cost, double Lambda, double Expected, double? Limit);
