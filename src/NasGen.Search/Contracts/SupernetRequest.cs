namespace NasGen.Search.Contracts;

/// <summary>How to train a supernet.</summary>
/// <param name="Method">The method: <c>darts</c>, <c>darts2</c>, <c>gdas</c> or <c>spos</c>.</param>
/// <param name="Seed">The seed of weights, batches and samples.</param>
/// <param name="Seconds">The most seconds that the training may take; <see langword="null"/>: no bound.</param>
/// <param name="Epochs">The number of epochs; <see langword="null"/>: the default.</param>
internal sealed record SupernetRequest(string Method, ulong Seed, double? Seconds = null, int? Epochs = null);
