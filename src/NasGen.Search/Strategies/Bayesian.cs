using NasGen.Search.Acquisitions;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// Bayesian optimisation (Jones, Schonlau and Welch 1998): a Gaussian process over genotypes is fitted to the normal scores of the results. A
/// proposal maximises the expected improvement over the best posterior mean of the architectures tried so far. With several objectives it
/// maximises the expected improvement of the front's hypervolume, and every third time that of the first objective. A limit on a cost that only
/// a trial measures has a process of its own. Proposals whose trials are running count at their posterior means, therefore a batch spreads out
/// (the believer of Ginsbourger, Le Riche and Carraro 2010).
/// </summary>
public sealed class Bayesian : Proposer, IRecommender
{
    /// <summary>The correlation between predicted and true results at which random architectures are no longer needed.</summary>
    private const double Foreseen = 0.7;

    /// <summary>
    /// The additional gain that every third proposal aims for, in standard deviations of all results: without it a search can settle too early.
    /// </summary>
    private const double Boldness = 2;

    private readonly Belief _belief;
    private readonly CandidateSearch _candidates;
    private readonly List<Genotype> _outstanding = [];
    private readonly int _fewest, _most;

    /// <param name="settings">The settings of the search.</param>
    public Bayesian(StrategySettings settings)
        : base(settings, "bayesian")
    {
        _belief = new Belief(settings);
        _candidates = new CandidateSearch(settings, _belief.Encoder, Ledger);
        _fewest = (int)Math.Clamp(settings.ExpectedTrials / 8, 4, 12);
        _most = (int)Math.Clamp(settings.ExpectedTrials / 3, _fewest, 30);
    }

    /// <summary>Whether proposals rest on the surrogate; until then they are random.</summary>
    internal bool IsBegun { get; private set; }

    /// <summary>The correlation between results and their predictions from all other results.</summary>
    internal double Foresight() => _belief.Foresight();

    /// <summary>The number of proposals so far.</summary>
    internal long Asked => Ledger.Asked;

    /// <summary>Whether the architecture was proposed or told already.</summary>
    internal bool IsKnown(Genotype genotype) => Ledger.IsKnown(genotype);

    /// <inheritdoc/>
    public override void Tell(Trial trial)
    {
        base.Tell(trial);
        _outstanding.Remove(trial.Genotype);
        _belief.Tell(trial);
        IsBegun |= _belief.Count >= _fewest && (_belief.Count >= _most || _belief.Foresight() >= Foreseen);
    }

    /// <inheritdoc/>
    public Trial? Recommend(IReadOnlyList<Trial> best)
    {
        if (_belief.Count < _fewest) return null;
        _belief.Prepare([]);
        return best.MaxBy(trial => _belief.Mean(trial.Genotype));
    }

    internal override Proposal Claim(Genotype genotype)
    {
        _outstanding.Add(genotype);
        return base.Claim(genotype);
    }

    private protected override Genotype? Choose(RandomStream random)
    {
        if (!IsBegun) return null;
        _belief.Prepare(_outstanding);
        var isThird = Ledger.Asked % 3 == 0;
        var isOfFront = Settings.Objectives.All.Count > 1 && !isThird;
        var improvement = isOfFront ? _belief.FrontImprovement(random) : _belief.Improvement(isThird && Settings.Objectives.All.Count == 1 ? Boldness : 0);
        var acquisition = isOfFront || Settings.Time is not { } time ? improvement : new ImprovementPerSecond(improvement, time);
        return _candidates.Maximize(acquisition, _belief.Incumbents(random), random);
    }
}
