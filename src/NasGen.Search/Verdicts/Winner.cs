using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Search.Verdicts;

/// <summary>An architecture that becomes a class beside the model. These values determine its source.</summary>
/// <param name="Class">The name of the class.</param>
/// <param name="Seed">The seed of its first training from scratch.</param>
/// <param name="Genotype">The genotype.</param>
/// <param name="Shapes">The tensor shapes inside the architecture.</param>
/// <param name="Labels">The name of each class in the order of class numbers; <see langword="null"/> if the labels are numbers.</param>
internal sealed record Winner(string Class, ulong Seed, Genotype Genotype, ArchitectureShapes Shapes, IReadOnlyList<string>? Labels);
