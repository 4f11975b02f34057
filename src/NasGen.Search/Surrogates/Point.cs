using NasGen.Search.Spaces;

namespace NasGen.Search.Surrogates;

/// <summary>A genotype in the form that kernels compare.</summary>
/// <param name="Genotype">The genotype.</param>
/// <param name="Codes">The option of each decision; −1 if it is not alive, 0 if it is continuous.</param>
/// <param name="Positions">The positions of numeric decisions in [0, 1]; 0 for others.</param>
/// <param name="Paths">The numbers of each cell's paths, ascending.</param>
/// <param name="Costs">The standardised logarithms of the costs known before a trial.</param>
internal sealed record Point(Genotype Genotype, int[] Codes, double[] Positions, long[][] Paths, double[] Costs);
