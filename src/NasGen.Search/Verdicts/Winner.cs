using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Search.Verdicts;

/// <summary>One architecture that becomes a class beside the model: all that its source follows from.</summary>
/// <param name="Class">The name of the class.</param>
/// <param name="Seed">The seed of its first training from scratch.</param>
/// <param name="Shapes">The shapes inside it.</param>
internal sealed record Winner(string Class, ulong Seed, Genotype Genotype, ArchitectureShapes Shapes);
