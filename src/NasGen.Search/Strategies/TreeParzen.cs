using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Surrogates;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// The tree-structured Parzen estimator: Bergstra, Bardenet, Bengio and Kégl 2011, <i>Algorithms for hyper-parameter optimization</i>, section 4,
/// multivariate. Candidates are drawn from a density of the better tenth of the results. The candidate with the largest ratio of this density to
/// the density of the other results is proposed. Failed and running trials count among the others.
/// </summary>
/// <param name="settings">The settings of the search.</param>
public sealed class TreeParzen(StrategySettings settings) : Proposer(settings, "tpe")
{
    /// <summary>The number of results before densities are estimated.</summary>
    private const int Initial = 10;

    private const int Candidates = 48;

    /// <summary>The most other results that a density uses, evenly spread from better to worse: this bounds the time of a proposal.</summary>
    private const int MostOthers = 500;

    /// <summary>The most draws for the candidates, some of which are known or infeasible.</summary>
    private const int Patience = 480;

    private readonly PointEncoder _encoder = new(settings with { KnownCosts = [], Fidelities = [1] });
    private readonly List<(Point Point, double Fitness)> _results = [];
    private readonly List<Point> _outstanding = [];

    /// <summary>The share of results that count as good: the paper's γ. At most 25 results do.</summary>
    public double GoodShare { get; init; } = 0.1;

    /// <inheritdoc/>
    public override void Tell(Trial trial)
    {
        base.Tell(trial);
        _outstanding.RemoveAll(point => point.Genotype.Equals(trial.Genotype));
        _results.Add((_encoder.Encode(trial.Genotype), Settings.Objectives.Fitness(trial)));
    }

    internal override Proposal Claim(Genotype genotype)
    {
        _outstanding.Add(_encoder.Encode(genotype));
        return base.Claim(genotype);
    }

    private protected override Genotype? Choose(RandomStream random)
    {
        if (_results.Count < Initial) return null;
        Point[] ordered = [.. _results.OrderByDescending(r => r.Fitness).Select(r => r.Point)];
        var good = Math.Min((int)Math.Ceiling(GoodShare * ordered.Length), 25);
        var better = new ParzenEstimator(_encoder, ordered[..good]);
        var others = new ParzenEstimator(_encoder, [.. Spread(ordered[good..]), .. _outstanding]);
        HashSet<Genotype> candidates = [];
        for (var i = 0; i < Patience && candidates.Count < Candidates; i++)
            if (better.Sample(random) is var genotype && !Ledger.IsKnown(genotype) && Settings.Feasible.Contains(genotype))
                candidates.Add(genotype);
        return candidates.Select(genotype => _encoder.Encode(genotype)).MaxBy(point => better.LogDensity(point) - others.LogDensity(point))?.Genotype;
    }

    private static IEnumerable<Point> Spread(Point[] others) =>
        others.Length <= MostOthers ? others : Enumerable.Range(0, MostOthers).Select(i => others[(long)i * others.Length / MostOthers]);
}
