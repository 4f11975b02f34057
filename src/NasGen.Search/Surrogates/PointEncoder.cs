using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Surrogates;

/// <summary>Encodes genotypes as points.</summary>
internal sealed class PointEncoder
{
    /// <summary>The number of random architectures that set the scales of the known costs.</summary>
    private const int ScaleSamples = 200;

    /// <summary>The largest finite domain that is compared by tables.</summary>
    private const int Tabulated = 64;

    private readonly StrategySettings _settings;
    private readonly double[]?[] _positions;
    private readonly (double Mean, double Deviation, bool IsLogarithmic)[] _scales;
    private readonly CellPaths[] _cells;

    public PointEncoder(StrategySettings settings)
    {
        _settings = settings;
        Space = settings.Feasible.Space;
        _cells = [.. Space.Cells.Select(c => new CellPaths(Space, c))];
        var decisions = Space.Decisions;
        IsNumeric = [.. decisions.Select(d => d.Domain is not Categorical)];
        IsConditional = [.. decisions.Select(d => d.When is not null)];
        OptionCounts = [.. decisions.Select(d => d.Domain.Count is { } count and <= Tabulated ? (int)count : 0)];
        HasSeveral = [.. decisions.Select(d => d.Domain.HasSeveral)];
        _positions = [.. decisions.Select((d, i) => IsNumeric[i] && OptionCounts[i] > 0 ? Ranks(d.Domain, OptionCounts[i]) : null)];
        _scales = [.. Enumerable.Repeat((0.0, 0.0, true), settings.KnownCosts.Count)];
        Scale();
    }

    /// <summary>The search space.</summary>
    public SearchSpace Space { get; }

    /// <summary>Whether a decision's options have an order.</summary>
    public bool[] IsNumeric { get; }

    /// <summary>Whether a decision can be not alive.</summary>
    public bool[] IsConditional { get; }

    /// <summary>The number of options of each decision that a table holds; 0 if there are too many.</summary>
    public int[] OptionCounts { get; }

    /// <summary>Whether a decision has more than one option.</summary>
    public bool[] HasSeveral { get; }

    /// <summary>The number of cells.</summary>
    public int CellCount => _cells.Length;

    /// <summary>The number of costs known before a trial, with the rung of the training as the last one where trials may stop early.</summary>
    public int CostCount => _scales.Length + (HasRungs ? 1 : 0);

    /// <summary>Whether trials may stop early: the number of rungs below a full training is then the last cost.</summary>
    public bool HasRungs => _settings.Fidelities.Count > 1;

    /// <summary>The point of a genotype.</summary>
    /// <param name="fidelity">The share of the full training.</param>
    public Point Encode(Genotype genotype, double fidelity = 1)
    {
        var codes = new int[HasSeveral.Length];
        var positions = new double[codes.Length];
        for (var d = 0; d < codes.Length; d++)
        {
            var gene = genotype[d];
            if (double.IsNaN(gene))
            {
                codes[d] = -1;
                continue;
            }
            codes[d] = OptionCounts[d] > 0 ? (int)gene : 0;
            if (IsNumeric[d]) positions[d] = Position(d, gene);
        }
        var paths = new long[_cells.Length][];
        for (var c = 0; c < paths.Length; c++) paths[c] = _cells[c].Of(genotype);
        return new Point(genotype, codes, positions, paths, Costs(genotype, fidelity));
    }

    /// <summary>The position of an option in [0, 1]: its rank in the order of values, because users list options in even steps.</summary>
    public double Position(int decision, double gene) => _positions[decision]?[(int)gene] ?? Space.Decisions[decision].Domain.Position(gene);

    private static double[] Ranks(Domain domain, int count)
    {
        var ranks = new double[count];
        for (var i = 0; i < count; i++) ranks[i] = count > 1 ? domain.Rank(i) / (count - 1.0) : 0;
        return ranks;
    }

    private double[] Costs(Genotype genotype, double fidelity)
    {
        var costs = new double[CostCount];
        if (HasRungs) costs[^1] = _settings.Fidelities.Count - 1 - _settings.Fidelities.LevelOf(fidelity);
        for (var c = 0; c < _scales.Length; c++)
        {
            var (mean, deviation, isLogarithmic) = _scales[c];
            var cost = _settings.KnownCost(genotype, _settings.KnownCosts[c]);
            var value = isLogarithmic ? Math.Log(cost) : cost;
            costs[c] = deviation > 0 && double.IsFinite(value) ? Math.Clamp((value - mean) / deviation, -4, 4) : 0;
        }
        return costs;
    }

    private void Scale()
    {
        if (_scales.Length == 0) return;
        var random = new RandomStream(_settings.Seed, "cost-scales");
        Genotype[] samples = [.. Enumerable.Range(0, ScaleSamples).Select(_ => _settings.Feasible.Sample(random))];
        for (var c = 0; c < _scales.Length; c++)
        {
            double[] costs = [.. samples.Select(s => _settings.KnownCost(s, _settings.KnownCosts[c])).Where(double.IsFinite)];
            if (costs.Length < 2) continue;
            var isLogarithmic = costs.All(v => v > 0);
            if (isLogarithmic) costs = [.. costs.Select(v => Math.Log(v))];
            var mean = costs.Average();
            var deviation = Math.Sqrt(costs.Sum(v => (v - mean) * (v - mean)) / costs.Length);
            _scales[c] = (mean, deviation > 1e-9 * Math.Max(1, Math.Abs(mean)) ? deviation : 0, isLogarithmic);
        }
    }
}
