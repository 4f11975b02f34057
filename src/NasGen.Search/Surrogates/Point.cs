using NasGen.Search.Spaces;

namespace NasGen.Search.Surrogates;

/// <summary>A genotype as a kernel sees it.</summary>
/// <param name="Genotype">What it stands for.</param>
/// <param name="Codes">The option of each decision; −1 where it is not alive, 0 where it is continuous.</param>
/// <param name="Positions">Of numeric decisions in [0, 1]; 0 elsewhere.</param>
/// <param name="Paths">For each cell the numbers of its paths, ascending.</param>
/// <param name="Costs">Standardised logarithms of the costs known before a trial.</param>
internal sealed record Point(Genotype Genotype, int[] Codes, double[] Positions, long[][] Paths, double[] Costs);
