namespace NasGen.Search.Spaces;

/// <summary>An ordered list of decisions. A decision's condition names a decision before it.</summary>
public sealed class SearchSpace
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A name is taken twice, a domain is empty, or a condition names no earlier categorical decision or an option that it lacks.</exception>
    public SearchSpace(string name, IReadOnlyList<Decision> decisions)
    {
        Name = name;
        Decisions = decisions;
        for (var i = 0; i < decisions.Count; i++)
        {
            var decision = decisions[i];
            if (decision.Domain.Count is <= 0) throw new ArgumentException($"{decision.Name} has no option.");
            if (decision.When is { } when)
            {
                if (!_indices.TryGetValue(when.Decision, out var parent) || decisions[parent].Domain is not Categorical options)
                    throw new ArgumentException($"{decision.Name} depends on {when.Decision}, which is no categorical decision declared before it.");
                if (when.Options.FirstOrDefault(o => options.Options.IndexOf(o) < 0) is { } unknown)
                    throw new ArgumentException($"{decision.Name} depends on {when.Decision}={unknown}, an option that {when.Decision} lacks.");
            }
            if (!_indices.TryAdd(decision.Name, i)) throw new ArgumentException($"{decision.Name} is declared twice.");
        }
    }

    public string Name { get; }

    public IReadOnlyList<Decision> Decisions { get; }

    /// <summary>The place of a decision; −1 where there is none of that name.</summary>
    public int IndexOf(string decision) => _indices.GetValueOrDefault(decision, -1);

    /// <summary>The first option of every decision that is alive.</summary>
    public Genotype Default => Canonical([.. Decisions.Select(d => d.Domain.First)]);

    /// <summary>
    /// The genotype of these genes: what is not alive becomes NaN, what is alive and NaN takes its first option. The array is not kept.
    /// </summary>
    public Genotype Canonical(ReadOnlySpan<double> genes)
    {
        var canonical = new double[Decisions.Count];
        for (var i = 0; i < canonical.Length; i++)
        {
            var decision = Decisions[i];
            canonical[i] = !IsAlive(decision, canonical) ? double.NaN
                : double.IsNaN(genes[i]) ? decision.Domain.First
                : genes[i];
        }
        return new Genotype(this, canonical);
    }

    /// <summary>Reads the text form of a genotype.</summary>
    /// <exception cref="FormatException">A decision or option is unknown or missing; the message names it and the nearest known one.</exception>
    public Genotype Parse(string text) => GenotypeText.Parse(this, text);

    private bool IsAlive(Decision decision, double[] canonical)
    {
        if (decision.When is not { } when) return true;
        var parent = _indices[when.Decision];
        return !double.IsNaN(canonical[parent]) && when.Options.IndexOf(Decisions[parent].Domain.Format(canonical[parent])) >= 0;
    }
}
