using System.Diagnostics;
using NasGen.Search.Execution;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;

namespace NasGen.Search.Rankings;

/// <summary>
/// Ranks by the metric with the weights of the supernet. Evolution proposes the architectures (Guo et al. 2020, algorithm 1, with the evolution
/// that stand-alone trials use).
/// </summary>
/// <param name="allowed">The time for scoring; <see langword="null"/>: no bound.</param>
internal sealed class SharedWeightsRanker(IWorkforce workforce, DryRuns dryRuns, Goal goal, ulong seed, TimeSpan? allowed) : IRanker
{
    private const int Trials = 300;
    private const int Ranked = 200;

    public async Task<double> Score(Genotype genotype, CancellationToken stop) =>
        goal.Signed((await workforce.ScoreShared(genotype, stop)).Validation);

    public async Task<IReadOnlyList<Genotype>> Rank(CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var evolution = dryRuns.With(f => new Evolution(new StrategySettings(f, goal.Objectives, seed, Trials, "supernet")), stop);
        List<(Genotype Genotype, double Fitness)> scored = [];
        while (scored.Count < Trials && !(clock.Elapsed > allowed))
        {
            if (dryRuns.With(_ => evolution.Ask(), stop) is not { } proposal) break;
            var trial = new Trial(scored.Count + 1, proposal.Genotype, "supernet", 1, 0)
            {
                State = TrialState.Completed,
                Metrics = (await workforce.ScoreShared(proposal.Genotype, stop)).Validation,
                Costs = dryRuns.Estimate(proposal.Genotype, stop).Costs,
            };
            evolution.Tell(trial);
            scored.Add((proposal.Genotype, goal.Objectives.Fitness(trial)));
        }
        return [.. scored.OrderByDescending(s => s.Fitness).Select(s => s.Genotype).Take(Ranked)];
    }
}
