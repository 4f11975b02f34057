using NasGen.Search.Spaces;

namespace NasGen.Search.Strategies.Schedulers;

/// <summary>The results at one fidelity, and the architectures that were promoted to the next one.</summary>
internal sealed class Rung
{
    private readonly List<(Genotype Genotype, double Fitness)> _results = [];
    private readonly HashSet<Genotype> _promoted = [];

    /// <summary>The results in the order of their arrival.</summary>
    public IReadOnlyList<(Genotype Genotype, double Fitness)> Results => _results;

    /// <summary>The fitness of an architecture; NaN if it has no result here.</summary>
    public double FitnessOf(Genotype genotype) => _results.Find(r => r.Genotype.Equals(genotype)) is { Genotype: not null } result ? result.Fitness : double.NaN;

    /// <summary>The number of results, including failures.</summary>
    public int Count => _results.Count;

    /// <summary>The number of results without failures.</summary>
    public int Survivors { get; private set; }

    /// <summary>Takes a result.</summary>
    public void Add(Genotype genotype, double fitness)
    {
        _results.Add((genotype, fitness));
        if (!double.IsNegativeInfinity(fitness)) Survivors++;
    }

    /// <summary>Records a promotion.</summary>
    public void Promote(Genotype genotype) => _promoted.Add(genotype);

    /// <summary>The fittest architecture that was not promoted yet, if it is among the <paramref name="best"/>; the earlier of equals.</summary>
    public Genotype? Promotable(int best) => _results
        .OrderByDescending(r => r.Fitness).Take(best)
        .FirstOrDefault(r => !double.IsNegativeInfinity(r.Fitness) && !_promoted.Contains(r.Genotype)).Genotype;

    /// <summary>The architectures that were not promoted and did not fail.</summary>
    public IEnumerable<Genotype> Open => _results.Where(r => !double.IsNegativeInfinity(r.Fitness) && !_promoted.Contains(r.Genotype)).Select(r => r.Genotype);

    /// <summary>Whether the architecture has a result here.</summary>
    public bool Has(Genotype genotype) => _results.Exists(r => r.Genotype.Equals(genotype));
}
