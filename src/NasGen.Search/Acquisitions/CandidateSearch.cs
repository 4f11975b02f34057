using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Surrogates;

namespace NasGen.Search.Acquisitions;

/// <summary>
/// Finds the feasible, unknown architecture with the highest acquisition: by a pool of random architectures and neighbours of good ones, then by
/// hill climbing from the best of the pool.
/// </summary>
/// <param name="settings">The settings of the search.</param>
/// <param name="encoder">The encoder of the models.</param>
/// <param name="ledger">The architectures that are known already.</param>
internal sealed class CandidateSearch(StrategySettings settings, PointEncoder encoder, ProposalLedger ledger)
{
    private const int Pool = 60;
    private const int Steps = 6;

    /// <summary>The most neighbours of one architecture; if there are more, this many are drawn.</summary>
    private const int MostNeighbours = 160;

    /// <summary>The most dry runs of candidates, in the order of acquisition, before the search gives up.</summary>
    private const int Patience = 200;

    private readonly FeasibleSet _feasible = settings.Feasible;
    private readonly bool _isCostKnown = settings.KnownCosts.Count > 0;
    private readonly HashSet<Genotype> _seen = [];
    private readonly List<Point> _points = [];
    private double[] _scores = [];

    /// <returns>The architecture; <see langword="null"/> if none is feasible and unknown.</returns>
    public Genotype? Maximize(IAcquisition acquisition, IEnumerable<Genotype> incumbents, Random random)
    {
        _seen.Clear();
        _points.Clear();
        for (var i = 0; i < Pool; i++) Consider(_feasible.Draw(random));
        foreach (var incumbent in incumbents) ConsiderNeighbours(incumbent, random);
        var scored = Score(acquisition, 0);
        if (_points.Count == 0) return null;
        var best = Best();
        for (var step = 0; step < Steps; step++)
        {
            ConsiderNeighbours(_points[best].Genotype, random);
            if (scored == _points.Count) break;
            scored = Score(acquisition, scored);
            var next = Best();
            if (next == best) break;
            best = next;
        }
        return FirstFeasible();
    }

    private int Score(IAcquisition acquisition, int from)
    {
        if (_scores.Length < _points.Count) Array.Resize(ref _scores, 2 * _points.Count);
        acquisition.Score(_points[from..], _scores.AsSpan(from, _points.Count - from));
        return _points.Count;
    }

    private int Best()
    {
        var best = 0;
        for (var i = 1; i < _points.Count; i++)
            if (_scores[i] > _scores[best])
                best = i;
        return best;
    }

    private Genotype? FirstFeasible()
    {
        for (var i = 0; i < Math.Min(Patience, _points.Count); i++)
        {
            var best = Best();
            if (double.IsNegativeInfinity(_scores[best]) && i > 0) return null;
            if (_feasible.Contains(_points[best].Genotype)) return _points[best].Genotype;
            _scores[best] = double.NegativeInfinity;
        }
        return null;
    }

    private void Consider(Genotype genotype)
    {
        if (ledger.IsKnown(genotype) || !_seen.Add(genotype)) return;
        if (_isCostKnown && !_feasible.Contains(genotype)) return;
        if (settings.Time?.Allows(genotype) == false) return;
        _points.Add(encoder.Encode(genotype));
    }

    private void ConsiderNeighbours(Genotype genotype, Random random)
    {
        var space = encoder.Space;
        var mutable = genotype.MutableDecisions();
        var total = 0;
        foreach (var d in mutable) total += encoder.OptionCounts[d] > 0 ? encoder.OptionCounts[d] - 1 : 4;
        if (total > MostNeighbours)
        {
            for (var i = 0; i < MostNeighbours; i++) Consider(genotype.Mutate(random));
            return;
        }
        foreach (var d in mutable)
        {
            var genes = genotype.Genes.ToArray();
            if (encoder.OptionCounts[d] == 0)
            {
                for (var i = 0; i < 4; i++) Consider(Moved(genotype, d, random));
                continue;
            }
            for (var option = 0; option < encoder.OptionCounts[d]; option++)
            {
                if (option == genotype[d]) continue;
                genotype.Genes.CopyTo(genes);
                genes[d] = option;
                Consider(space.Complete(genes, random));
            }
        }
    }

    /// <summary>The architecture with one decision of many options moved by a small or a very small step.</summary>
    private static Genotype Moved(Genotype genotype, int decision, Random random)
    {
        var domain = genotype.Space.Decisions[decision].Domain;
        var reach = random.Next(2) == 0 ? 0.1 : 0.02;
        var position = Math.Clamp(domain.Position(genotype[decision]) + reach * random.NextGaussian(), 0, 1);
        return genotype.With(decision, domain.AtPosition(position));
    }
}
