using NasGen.Search.Execution;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;

namespace NasGen.Search.Rankings;

/// <summary>Ranks by the probabilities that a differentiable search has learnt.</summary>
internal sealed class PolicyRanker(PolicyRanking policy, DryRuns dryRuns, ulong seed) : IRanker
{
    private const int Ranked = 200;

    public Task<double> Score(Genotype genotype, CancellationToken stop) => Task.FromResult(policy.Score(genotype));

    public Task<IReadOnlyList<Genotype>> Rank(CancellationToken stop) =>
        Task.FromResult(dryRuns.With(feasible => policy.Rank(feasible, seed, Ranked), stop));
}
