using System.Numerics;

namespace NasGen.Search.Spaces;

/// <summary>An ordered list of decisions. A decision's condition names a decision before it.</summary>
public sealed class SearchSpace
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly int[] _parents;
    private readonly bool[][] _qualifying;

    /// <exception cref="ArgumentException">A name is taken twice, a domain is empty, or a condition names no earlier categorical decision or an option that it lacks.</exception>
    public SearchSpace(string name, IReadOnlyList<Decision> decisions, IReadOnlyList<Cell>? cells = null)
    {
        Name = name;
        Decisions = decisions;
        Cells = cells ?? [];
        _parents = new int[decisions.Count];
        _qualifying = new bool[decisions.Count][];
        for (var i = 0; i < decisions.Count; i++)
        {
            var decision = decisions[i];
            if (decision.Domain.Count is <= 0) throw new ArgumentException($"{decision.Name} has no option.");
            _parents[i] = -1;
            if (decision.When is { } when)
            {
                if (!_indices.TryGetValue(when.Decision, out var parent) || decisions[parent].Domain is not Categorical options)
                    throw new ArgumentException($"{decision.Name} depends on {when.Decision}, which is no categorical decision declared before it.");
                if (when.Options.FirstOrDefault(o => options.Options.IndexOf(o) < 0) is { } unknown)
                    throw new ArgumentException($"{decision.Name} depends on {when.Decision}={unknown}, an option that {when.Decision} lacks.");
                _parents[i] = parent;
                _qualifying[i] = [.. options.Options.Select(o => when.Options.IndexOf(o) >= 0)];
            }
            if (!_indices.TryAdd(decision.Name, i)) throw new ArgumentException($"{decision.Name} is declared twice.");
        }
        Measure = new SpaceMeasure(this);
    }

    public string Name { get; }

    public IReadOnlyList<Decision> Decisions { get; }

    /// <summary>The cells that decisions form; empty where they form none.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>
    /// The number of architectures, exact, each counted once however many dead decisions it has; <see langword="null"/> where a
    /// decision is continuous.
    /// </summary>
    public BigInteger? Count => Measure.IsContinuous ? null : Measure.Total;

    /// <summary>How many architectures stand below each decision and option.</summary>
    internal SpaceMeasure Measure { get; }

    /// <summary>The place of a decision; −1 where there is none of that name.</summary>
    public int IndexOf(string decision) => _indices.GetValueOrDefault(decision, -1);

    /// <summary>The decision that a conditional one depends on; −1 where it is always alive.</summary>
    public int ParentOf(int decision) => _parents[decision];

    /// <summary>Whether a conditional decision is alive where its parent is alive and took this option.</summary>
    public bool IsAliveUnder(int decision, int parentOption) => _qualifying[decision][parentOption];

    /// <summary>The first option of every decision that is alive.</summary>
    public Genotype Default => Canonical([.. Decisions.Select(d => d.Domain.First)]);

    /// <summary>
    /// The genotype of these genes: what is not alive becomes NaN, what is alive and NaN takes its first option. The array is not kept.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A gene that is alive is no option of its decision.</exception>
    public Genotype Canonical(ReadOnlySpan<double> genes)
    {
        var canonical = new double[Decisions.Count];
        for (var i = 0; i < canonical.Length; i++)
        {
            var domain = Decisions[i].Domain;
            canonical[i] = !IsAlive(i, canonical) ? double.NaN : double.IsNaN(genes[i]) ? domain.First : genes[i];
            if (!double.IsNaN(canonical[i]) && !domain.Contains(canonical[i]))
                throw new ArgumentOutOfRangeException(nameof(genes), canonical[i], $"{Decisions[i].Name} has no such option.");
        }
        return new Genotype(this, canonical);
    }

    /// <summary>Whether a decision is alive, given the canonical genes of the decisions before it.</summary>
    internal bool IsAlive(int decision, ReadOnlySpan<double> canonical)
    {
        var parent = _parents[decision];
        return parent < 0 || (!double.IsNaN(canonical[parent]) && _qualifying[decision][(int)canonical[parent]]);
    }

    /// <summary>Reads the text form of a genotype.</summary>
    /// <exception cref="FormatException">A decision or option is unknown or missing; the message names it and the nearest known one.</exception>
    public Genotype Parse(string text) => new GenotypeReader(this, text).Read();
}
