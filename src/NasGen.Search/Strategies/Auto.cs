using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// The default: <see cref="Bayesian"/>, which adapts to the space, its cells, the costs known before a trial, the objectives and the budget; and,
/// as long as its surrogate foretells results hardly better than chance, every second proposal by <see cref="LocalSearch"/>, which asks no
/// surrogate.
/// </summary>
public sealed class Auto(StrategySettings settings) : IStrategy, IRecommender
{
    /// <summary>The correlation between foretold and true results below which the surrogate is thought to know nothing.</summary>
    private const double Blind = 0.3;

    /// <summary>Results between two looks at it.</summary>
    private const int Interval = 16;

    /// <summary>Proposals of local search that are known already before it is passed over.</summary>
    private const int Attempts = 30;

    private readonly Bayesian _bayesian = new(settings);
    private readonly LocalSearch _local = new(settings);
    private int _told;
    private bool _isBlind;

    /// <inheritdoc/>
    public Proposal? Ask() => (_isBlind && _bayesian.Asked % 2 == 0 ? AskLocal() : null) ?? _bayesian.Ask();

    /// <inheritdoc/>
    public void Tell(Trial trial)
    {
        _bayesian.Tell(trial);
        _local.Tell(trial);
        if (++_told % Interval == 0) _isBlind = _bayesian.IsBegun && settings.Objectives.All.Count == 1 && _bayesian.Foresight() < Blind;
    }

    /// <inheritdoc/>
    public Trial? Recommend(IReadOnlyList<Trial> best) => _bayesian.Recommend(best);

    private Proposal? AskLocal()
    {
        for (var i = 0; i < Attempts && _local.Ask() is { } proposal; i++)
            if (!_bayesian.IsKnown(proposal.Genotype))
                return _bayesian.Claim(proposal.Genotype);
        return null;
    }
}
