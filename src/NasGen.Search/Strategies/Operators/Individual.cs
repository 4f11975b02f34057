using NasGen.Search.Spaces;

namespace NasGen.Search.Strategies.Operators;

/// <summary>A member of a population.</summary>
/// <param name="Genotype">The architecture.</param>
/// <param name="Losses">One number per objective; lower is better.</param>
/// <param name="Violation">The sum of the relative excesses over the limits; 0 for a feasible architecture.</param>
internal sealed record Individual(Genotype Genotype, double[] Losses, double Violation = 0);
