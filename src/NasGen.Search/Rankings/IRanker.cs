using NasGen.Search.Spaces;

namespace NasGen.Search.Rankings;

/// <summary>Ranks architectures without training each of them.</summary>
internal interface IRanker
{
    /// <summary>The reason why <see cref="Rank"/> may find nothing to rank.</summary>
    string NothingRanked => "it ranks no architecture within the limits";

    /// <summary>The score of an architecture: higher is better; NaN if it has none.</summary>
    Task<double> Score(Genotype genotype, CancellationToken stop);

    /// <summary>The best architectures within the limits, the best first.</summary>
    Task<IReadOnlyList<Genotype>> Rank(CancellationToken stop);
}
