using NasGen.Search.Proposals;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// The default: <see cref="Bayesian"/>, which adapts to the space, its cells, the costs known before a trial, the objectives and the budget. While
/// its surrogate predicts results little better than chance, <see cref="LocalSearch"/> makes every second proposal, because it needs no
/// surrogate.
/// </summary>
/// <param name="settings">The settings of the search.</param>
public sealed class Auto(StrategySettings settings) : IStrategy, IRecommender
{
    /// <summary>The correlation between predicted and true results below which the surrogate counts as blind.</summary>
    private const double Blind = 0.3;

    /// <summary>The number of results between two checks of that correlation.</summary>
    private const int Interval = 16;

    /// <summary>The number of known proposals of local search after which the surrogate proposes instead.</summary>
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
