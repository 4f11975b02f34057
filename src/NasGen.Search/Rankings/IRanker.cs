using NasGen.Search.Spaces;

namespace NasGen.Search.Rankings;

/// <summary>Tells architectures apart without a training of their own.</summary>
internal interface IRanker
{
    /// <summary>Higher is better; NaN if an architecture has none.</summary>
    Task<double> Score(Genotype genotype, CancellationToken stop);

    /// <summary>Architectures within the limits, the best first.</summary>
    Task<IReadOnlyList<Genotype>> Rank(CancellationToken stop);
}
