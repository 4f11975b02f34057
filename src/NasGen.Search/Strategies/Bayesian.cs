using NasGen.Search.Acquisitions;
using NasGen.Search.Randomness;
using NasGen.Search.Spaces;
using NasGen.Search.Surrogates;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// Bayesian optimisation (Jones, Schonlau and Welch 1998): a Gaussian process over genotypes, fitted to the normal scores of the results, and the
/// expected improvement over the best posterior mean among what was tried. Proposals whose trials are running count at their posterior
/// means, so that a batch spreads out (the believer of Ginsbourger, Le Riche and Carraro 2010).
/// </summary>
public sealed class Bayesian : IStrategy
{
    private readonly StrategySettings _settings;
    private readonly ProposalLedger _ledger;
    private readonly PointEncoder _encoder;
    private readonly SurrogateModel _model;
    private readonly CandidateSearch _candidates;
    private readonly List<Genotype> _outstanding = [];
    private readonly int _initial;

    public Bayesian(StrategySettings settings) : this(settings, new SurrogateOptions())
    {
    }

    internal Bayesian(StrategySettings settings, SurrogateOptions options)
    {
        _settings = settings;
        _ledger = new ProposalLedger(settings.Purpose);
        _encoder = new PointEncoder(settings);
        _model = new SurrogateModel(new KernelShape(_encoder, options));
        _candidates = new CandidateSearch(settings, _encoder, _ledger);
        _initial = (int)Math.Clamp(settings.ExpectedTrials / 8, 4, 12);
    }

    /// <inheritdoc/>
    public Proposal? Ask()
    {
        var random = new RandomStream(_settings.Seed, $"{_settings.Purpose}/bayesian", _ledger.Asked);
        var genotype = _model.Count < 3 || _model.Count + _outstanding.Count < _initial ? null : Choose(random);
        genotype ??= _ledger.SampleUnknown(_settings.Feasible, random);
        if (genotype is null) return null;
        _outstanding.Add(genotype);
        return _ledger.Propose(genotype);
    }

    /// <inheritdoc/>
    public void Tell(Trial trial)
    {
        _ledger.Tell(trial);
        _outstanding.Remove(trial.Genotype);
        var fitness = _settings.Objectives.Fitness(trial);
        if (double.IsNegativeInfinity(fitness)) return;
        _model.Observe(_encoder.Encode(trial.Genotype), fitness);
    }

    private Genotype? Choose(Random random)
    {
        _model.Prepare([.. _outstanding.Select(_encoder.Encode)]);
        var members = _model.Members.ToArray();
        var means = Enumerable.Range(0, members.Length).Select(_model.Posterior.FittedMean).ToArray();
        var order = Enumerable.Range(0, members.Length).OrderByDescending(i => means[i]).ThenBy(i => i).Take(5).Select(i => members[i]).ToList();
        var observed = Enumerable.Range(0, _model.Count).MaxBy(i => _model.Values[i]);
        if (!order.Contains(observed)) order.Add(observed);
        return _candidates.Maximize(new LogImprovement(_model.Posterior, means.Max()), order.Select(i => _model.Points[i].Genotype), random);
    }
}
