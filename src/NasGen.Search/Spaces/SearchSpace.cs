using System.Numerics;

namespace NasGen.Search.Spaces;

/// <summary>An ordered list of decisions. The condition of a decision names an earlier one.</summary>
public sealed class SearchSpace
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly int[] _parents;
    private readonly bool[][] _qualifying;

    /// <param name="name">The name of the space.</param>
    /// <param name="decisions">The decisions, each after the decision that its condition names.</param>
    /// <param name="cells">The cells that some of the decisions form.</param>
    /// <exception cref="ArgumentException">
    /// A name occurs twice, a domain is empty, or a condition names no earlier categorical decision or an unknown option of it.
    /// </exception>
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
                    throw new ArgumentException($"{decision.Name} depends on {when.Decision}, which is not a categorical decision declared before it.");
                if (when.Options.FirstOrDefault(o => options.Options.IndexOf(o) < 0) is { } unknown)
                    throw new ArgumentException($"{decision.Name} depends on {when.Decision}={unknown}, an option that {when.Decision} lacks.");
                _parents[i] = parent;
                _qualifying[i] = [.. options.Options.Select(o => when.Options.IndexOf(o) >= 0)];
            }
            if (!_indices.TryAdd(decision.Name, i)) throw new ArgumentException($"{decision.Name} is declared twice.");
        }
        Measure = new SpaceMeasure(this);
    }

    /// <summary>The name of the space.</summary>
    public string Name { get; }

    /// <summary>The decisions in the order of declaration.</summary>
    public IReadOnlyList<Decision> Decisions { get; }

    /// <summary>The cells that some of the decisions form; empty if there are none.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>
    /// The exact number of different architectures; <see langword="null"/> if a decision is continuous. Decisions that are not alive do not count.
    /// </summary>
    public BigInteger? Count => Measure.IsContinuous ? null : Measure.Total;

    /// <summary>The number of architectures below each decision and option.</summary>
    internal SpaceMeasure Measure { get; }

    /// <summary>The index of a decision; −1 if no decision has this name.</summary>
    public int IndexOf(string decision) => _indices.GetValueOrDefault(decision, -1);

    /// <summary>The index of the decision on which a conditional one depends; −1 if it is always alive.</summary>
    public int ParentOf(int decision) => _parents[decision];

    /// <summary>Whether a conditional decision is alive when its parent is alive and has this option.</summary>
    public bool IsAliveUnder(int decision, int parentOption) => _qualifying[decision][parentOption];

    /// <summary>The architecture of the first options.</summary>
    public Genotype Default => Canonical([.. Decisions.Select(d => d.Domain.First)]);

    /// <summary>
    /// The genotype of these genes. Genes that are not alive become NaN; genes that are alive and NaN take their first option. The array is not kept.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A gene that is alive is not an option of its decision.</exception>
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

    /// <summary>Reads the text form of a genotype: <c>Stem=ConvBlock(Width: 16); DropoutRate=0.1</c>.</summary>
    /// <exception cref="FormatException">A decision or option is unknown or missing; the message names it and the nearest known one.</exception>
    public Genotype Parse(string text) => new GenotypeReader(this, text).Read();

    /// <summary>Reads the text form of a genotype; <see langword="null"/> if it is none of this space.</summary>
    internal Genotype? TryParse(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
