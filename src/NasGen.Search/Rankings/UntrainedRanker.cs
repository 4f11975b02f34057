using System.Diagnostics;
using NasGen.Search.Execution;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Search.Wording;

namespace NasGen.Search.Rankings;

/// <summary>Ranks random architectures by a score of the untrained network.</summary>
/// <param name="allowed">The time for scoring; <see langword="null"/>: no bound.</param>
internal sealed class UntrainedRanker(string score, UntrainedScores scores, DryRuns dryRuns, ulong seed, TimeSpan? allowed) : IRanker
{
    private const int Screened = 200;

    private int _scored;

    public string NothingRanked => _scored == 0
        ? "there was no time to score a network"
        : $"none of {Words.Count(_scored, "network")} of this space has the score {score}";

    public async Task<double> Score(Genotype genotype, CancellationToken stop) =>
        (await scores.Of(genotype, stop)).FirstOrDefault(s => Lower(s.Key) == Lower(score), new("", double.NaN)).Value;

    public async Task<IReadOnlyList<Genotype>> Rank(CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var random = new RandomStream(seed, "screen");
        Dictionary<Genotype, double> scored = [];
        for (var draw = 0; draw < 2 * Screened && scored.Count < Screened && !(clock.Elapsed > allowed); draw++)
        {
            var genotype = dryRuns.With(f => f.Sample(random), stop);
            if (!scored.ContainsKey(genotype)) scored[genotype] = await Score(genotype, stop);
        }
        _scored = scored.Count;
        return [.. scored.Where(s => !double.IsNaN(s.Value)).OrderByDescending(s => s.Value).Select(s => s.Key)];
    }

    /// <summary>The common form of the name of a strategy (<c>gradient-norm</c>) and of its score (<c>GradientNorm</c>).</summary>
    private static string Lower(string name) => name.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
