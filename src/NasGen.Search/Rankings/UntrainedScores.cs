using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Rankings;

/// <summary>The scores of untrained networks, computed once per architecture.</summary>
internal sealed class UntrainedScores(IWorkforce workforce, ulong seed)
{
    private readonly Dictionary<Genotype, IReadOnlyDictionary<string, double>> _known = [];

    public async Task<IReadOnlyDictionary<string, double>> Of(Genotype genotype, CancellationToken stop) =>
        _known.TryGetValue(genotype, out var scores) ? scores : _known[genotype] = await workforce.ScoreUntrained(genotype, seed, stop);

    /// <summary>Kendall's τ of each score with the trained metrics; empty if the user's code does not allow the scores.</summary>
    public async Task<IReadOnlyDictionary<string, double>> Audit(IReadOnlyList<Trial> trained, double[] truth, CancellationToken stop)
    {
        try
        {
            List<IReadOnlyDictionary<string, double>> scores = [];
            foreach (var trial in trained) scores.Add(await Of(trial.Genotype, stop));
            return scores.SelectMany(s => s.Keys).Distinct().ToDictionary(
                name => name, name => KendallTau.Of([.. scores.Select(s => s.GetValueOrDefault(name, double.NaN))], truth).Value, StringComparer.Ordinal);
        }
        catch (NasException)
        {
            return new Dictionary<string, double>();
        }
    }
}
