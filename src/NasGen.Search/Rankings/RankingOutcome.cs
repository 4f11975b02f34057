using NasGen.Search.Contracts;
using NasGen.Search.Numerics;

namespace NasGen.Search.Rankings;

/// <summary>The result of a ranking with its audit, which the journal keeps.</summary>
/// <param name="Strategy">The strategy as it was ordered.</param>
/// <param name="Trainings">The cost in full trainings: the seconds of the ranking divided by those of a trial.</param>
/// <param name="Result">The result of training the supernet; <see langword="null"/> if it failed or there is none.</param>
/// <param name="Audit">Kendall's τ between the scores and the trained metrics of random architectures.</param>
/// <param name="UpperAudit">Kendall's τ over the better half of these architectures.</param>
/// <param name="ParameterFree">The share of operations without parameters in the architecture that is ranked first.</param>
/// <param name="Shared">The metric of that architecture with shared weights.</param>
/// <param name="Refused">The reason why the search does not follow the ranking; <see langword="null"/> if it does.</param>
/// <param name="Ranking">The ranked genotypes, the best first.</param>
internal sealed record RankingOutcome(
    string Strategy, double Trainings, SupernetResult? Result, KendallTau? Audit, KendallTau? UpperAudit, double ParameterFree, double Shared,
    string? Refused, string[] Ranking)
{
    /// <summary>Kendall's τ of each zero-cost score over the same architectures, for comparison with the supernet's.</summary>
    public IReadOnlyDictionary<string, double> ZeroCost { get; init; } = new Dictionary<string, double>();
}
