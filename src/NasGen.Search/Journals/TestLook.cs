using NasGen.Search.Spaces;

namespace NasGen.Search.Journals;

/// <summary>One look at the test set.</summary>
/// <param name="Winner">The class name of the winner that was looked at, or the purpose of a baseline.</param>
/// <param name="Genotype">The architecture.</param>
/// <param name="Seed">Of the training.</param>
/// <param name="Metrics">What was seen.</param>
public sealed record TestLook(string Winner, Genotype Genotype, ulong Seed, IReadOnlyDictionary<string, double> Metrics);
