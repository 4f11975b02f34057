using NasGen.Search.Spaces;

namespace NasGen.Search.Journals;

/// <summary>One evaluation on the test set.</summary>
/// <param name="Winner">The class name of the evaluated winner, or the purpose of a baseline.</param>
/// <param name="Genotype">The architecture.</param>
/// <param name="Seed">The seed of the training.</param>
/// <param name="Metrics">The metrics on the test set by name.</param>
public sealed record TestLook(string Winner, Genotype Genotype, ulong Seed, IReadOnlyDictionary<string, double> Metrics);
