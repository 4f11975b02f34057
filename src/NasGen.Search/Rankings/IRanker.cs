using NasGen.Search.Spaces;

namespace NasGen.Search.Rankings;

/// <summary>Ranks architectures without training each of them.</summary>
internal interface IRanker
{
    /// <summary>The score of an architecture: higher is better; NaN if it has none.</summary>
    Task<double> Score(Genotype genotype, CancellationToken stop);

    /// <summary>The best architectures within the limits, the best first.</summary>
    Task<IReadOnlyList<Genotype>> Rank(CancellationToken stop);
}
