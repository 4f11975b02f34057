using NasGen.Search.Pareto;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies.Schedulers;

/// <summary>The results at one fidelity, and the architectures that were promoted to the next one.</summary>
internal sealed class Rung
{
    private readonly List<RungResult> _results = [];
    private readonly HashSet<Genotype> _promoted = [];

    /// <summary>The results in the order of their arrival.</summary>
    public IReadOnlyList<RungResult> Results => _results;

    /// <summary>The number of results, including failures.</summary>
    public int Count => _results.Count;

    /// <summary>The number of results without failures.</summary>
    public int Survivors { get; private set; }

    /// <summary>The fitness of an architecture; NaN if it has no result here.</summary>
    public double FitnessOf(Genotype genotype) => _results.Find(r => r.Genotype.Equals(genotype))?.Fitness ?? double.NaN;

    /// <summary>Takes a result.</summary>
    public void Add(RungResult result)
    {
        _results.Add(result);
        if (result.IsSurvivor) Survivors++;
    }

    /// <summary>Ranks all results anew.</summary>
    /// <param name="result">The result of a trial.</param>
    public void Revise(Func<Trial, RungResult> result)
    {
        for (var i = 0; i < _results.Count; i++)
            if (_results[i].Trial is { } trial)
                _results[i] = result(trial);
    }

    /// <summary>Records a promotion.</summary>
    public void Promote(Genotype genotype) => _promoted.Add(genotype);

    /// <summary>The best architecture that was not promoted yet, if it is among the <paramref name="best"/>; of equals the one of lower loss.</summary>
    public Genotype? Promotable(int best) => Promotables(best).FirstOrDefault();

    /// <summary>The architectures among the <paramref name="best"/> that were not promoted yet, the best first.</summary>
    public IEnumerable<Genotype> Promotables(int best) =>
        BestFirst().Take(best).Where(r => r.IsSurvivor && !_promoted.Contains(r.Genotype)).Select(r => r.Genotype);

    /// <summary>Whether the architecture has a result here.</summary>
    public bool Has(Genotype genotype) => _results.Exists(r => r.Genotype.Equals(genotype));

    /// <summary>
    /// The results by fitness, equals by their loss. With several objectives, by front and by the room on it, as in NSGA-II: then the ends of a front are
    /// promoted, too. Those that are not good enough come after all others, the nearest first.
    /// </summary>
    private IEnumerable<RungResult> BestFirst()
    {
        if (_results.TrueForAll(r => r.Losses.Length < 2)) return _results.OrderByDescending(r => r.Fitness).ThenBy(r => r.Loss);
        RungResult[] survivors = [.. _results.Where(r => r is { IsSurvivor: true, IsGoodEnough: true })];
        var fronts = NonDominatedSorting.Ranks([.. survivors.Select(r => r.Losses)]);
        return Enumerable.Range(0, survivors.Length).GroupBy(i => fronts[i]).OrderBy(front => front.Key).SelectMany(front =>
        {
            RungResult[] members = [.. front.Select(i => survivors[i])];
            var room = CrowdingDistance.Of([.. members.Select(m => m.Losses)]);
            return Enumerable.Range(0, members.Length).OrderByDescending(i => room[i]).Select(i => members[i]);
        }).Concat(_results.Where(r => r is { IsSurvivor: true, IsGoodEnough: false }).OrderByDescending(r => r.Fitness).ThenBy(r => r.Loss));
    }
}
