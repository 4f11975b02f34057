using NasGen.Search.Contracts;
using NasGen.Search.Numerics;

namespace NasGen.Search.Rankings;

/// <summary>What a supernet came to, and the gates that it had to pass; kept in the journal.</summary>
/// <param name="Strategy">As it was ordered.</param>
/// <param name="Trainings">What it cost in full trainings: its seconds over those of a trial.</param>
/// <param name="Result">Of the training; <see langword="null"/> if it failed.</param>
/// <param name="Audit">Kendall's τ between scores and trainings of random architectures, over all of them.</param>
/// <param name="UpperAudit">Over the better half of them.</param>
/// <param name="ParameterFree">The share of operations without parameters in the architecture that it ranks first.</param>
/// <param name="Shared">The metric of that architecture with shared weights.</param>
/// <param name="Refused">Why the supernet is not followed; <see langword="null"/> if it is.</param>
/// <param name="Ranking">Genotypes, the best first.</param>
internal sealed record RankingOutcome(
    string Strategy, double Trainings, SupernetResult? Result, KendallTau? Audit, KendallTau? UpperAudit, double ParameterFree, double Shared,
    string? Refused, string[] Ranking)
{
    /// <summary>Kendall's τ of what costs no training, over the same architectures: what the supernet's has to beat.</summary>
    public IReadOnlyDictionary<string, double> ZeroCost { get; init; } = new Dictionary<string, double>();
}
