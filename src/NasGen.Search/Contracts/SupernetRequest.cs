namespace NasGen.Search.Contracts;

/// <summary>How the supernet is to be trained.</summary>
/// <param name="Method"><c>darts</c>, <c>darts2</c>, <c>gdas</c> or <c>spos</c>.</param>
/// <param name="Seed">The seed of weights, batches and samples.</param>
/// <param name="Seconds">The most that it may take; <see langword="null"/>: all epochs.</param>
/// <param name="Epochs">The number of epochs; <see langword="null"/>: the default.</param>
internal sealed record SupernetRequest(string Method, ulong Seed, double? Seconds = null, int? Epochs = null);
