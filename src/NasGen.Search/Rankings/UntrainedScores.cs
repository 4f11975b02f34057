using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Rankings;

/// <summary>What is known of networks without training them; each is asked for once.</summary>
internal sealed class UntrainedScores(IWorkforce workforce, ulong seed)
{
    private readonly Dictionary<Genotype, IReadOnlyDictionary<string, double>> _known = [];

    public async Task<IReadOnlyDictionary<string, double>> Of(Genotype genotype, CancellationToken stop) =>
        _known.TryGetValue(genotype, out var scores) ? scores : _known[genotype] = await workforce.ScoreUntrained(genotype, seed, stop);

    /// <summary>Kendall's τ of each score with what training came to; empty where the user's code allows none.</summary>
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
