using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies.Schedulers;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// The default where trials may stop early: asynchronous successive halving (<see cref="Asha"/>) whose proposer is <see cref="Auto"/>. It differs in
/// three ways. The proposer learns from every rung: the result of a higher rung is told less the median gain since the lowest one. Rungs that do not
/// rank as the next one does are left out. And the end of the budget goes to full trainings, because an architecture that begins then cannot end:
/// in time, the best one without a full training goes on as soon as it would otherwise be too late for it.
/// </summary>
/// <param name="settings">The settings of the search, with the fidelities.</param>
public sealed class AutoHalving(StrategySettings settings) : IStrategy, IRecommender
{
    /// <summary>The number of architectures with results on two rungs before their order is compared.</summary>
    private const int FewestPairs = 10;

    /// <summary>Kendall's τ below which a rung does not rank. Only the best of a rung have a second result, and they differ little.</summary>
    private const double Blind = 0.15;

    /// <summary>The full trainings at the end of the budget for which no new architecture begins.</summary>
    private const double Endgame = 0.15;

    /// <summary>The number of the best architectures of a rung for which time is looked at.</summary>
    private const int MostDue = 10;

    private readonly Auto _proposer = new(Ladder.ForProposer(settings) with { Fidelities = settings.Fidelities });
    private readonly Rung[] _rungs = [.. settings.Fidelities.Select(_ => new Rung())];
    private readonly FullResults _full = new(settings);
    private readonly Dictionary<Genotype, double> _paid = [];
    private int _lowest;
    private double _spent;

    /// <inheritdoc/>
    public Proposal? Ask()
    {
        if (Due() is { } due) return due;
        for (var rung = _rungs.Length - 2; rung >= _lowest; rung--)
            if (Promote(rung, _rungs[rung].Count / Ladder.Reduction) is { } promotion)
                return promotion;
        if ((settings.Time is not null || settings.ExpectedTrials - _spent > Endgame * settings.ExpectedTrials) && _proposer.Ask() is { } proposal)
            return Charged(proposal with { Fidelity = settings.Fidelities[_lowest] });
        for (var rung = _rungs.Length - 2; rung >= 0; rung--)
            if (Promote(rung, _rungs[rung].Count) is { } promotion)
                return promotion;
        return _proposer.Ask() is { } last ? Charged(last with { Fidelity = settings.Fidelities[_lowest] }) : null;
    }

    /// <inheritdoc/>
    public void Tell(Trial trial)
    {
        var rung = settings.Fidelities.LevelOf(trial.Fidelity);
        // After a resume the trials of earlier sessions are told without having been asked for.
        if (trial.Purpose == settings.Purpose && trial.Fidelity > _paid.GetValueOrDefault(trial.Genotype))
            Charged(new Proposal(trial.Genotype, trial.Fidelity));
        if (_full.Learn(trial))
            foreach (var known in _rungs) known.Revise(_full.Result);
        _rungs[rung].Add(_full.Result(trial));
        for (var lower = 0; lower < rung; lower++) _rungs[lower].Promote(trial.Genotype);
        _proposer.Tell(Comparable(trial, rung));
        while (_lowest < _rungs.Length - 1 && IsBlind(_lowest)) _lowest++;
    }

    /// <inheritdoc/>
    public Trial? Recommend(IReadOnlyList<Trial> best) => _proposer.Recommend(best);

    /// <summary>The trial as it would have ended at the lowest rung; where something has to be good enough, as it would have ended in full.</summary>
    private Trial Comparable(Trial trial, int rung)
    {
        if (settings.Objectives.Floors.Count > 0) return _full.Expected(trial);
        var metric = settings.Objectives.Primary.Name;
        if (rung == _lowest || !trial.Metrics.TryGetValue(metric, out var value)) return trial;
        var sign = settings.Objectives.Primary.Maximize ? 1 : -1;
        return trial with { Metrics = new Dictionary<string, double>(trial.Metrics) { [metric] = value - sign * Gain(_lowest, rung) } };
    }

    /// <summary>The median gain of fitness between two rungs; 0 if it is not known.</summary>
    private double Gain(int from, int to)
    {
        double[] gains = [.. Pairs(from, to).Select(p => p.High - p.Low).Order()];
        return gains.Length == 0 ? 0 : gains[gains.Length / 2];
    }

    private bool IsBlind(int rung)
    {
        var pairs = Pairs(rung, rung + 1).ToArray();
        if (pairs.Length < FewestPairs) return false;
        var tau = KendallTau.Of([.. pairs.Select(p => p.Low)], [.. pairs.Select(p => p.High)]);
        return !(tau.Value > Blind);
    }

    private IEnumerable<(double Low, double High)> Pairs(int from, int to) => _rungs[to].Results
        .Select(r => (Low: _rungs[from].FitnessOf(r.Genotype), High: r.Fitness))
        .Where(p => double.IsFinite(p.Low) && double.IsFinite(p.High));

    /// <summary>
    /// The best architecture without a full training for which there is time, if it has to go on now. One that was worse than an architecture with a full
    /// training, after equal training, need not.
    /// </summary>
    private Proposal? Due()
    {
        if (settings.Time is not { } time) return null;
        for (var rung = _rungs.Length - 2; rung >= 0; rung--)
        {
            var beaten = _rungs[rung].Results.Where(r => _rungs[^1].Has(r.Genotype)).Select(r => r.Fitness).DefaultIfEmpty(double.NegativeInfinity).Max();
            foreach (var genotype in _rungs[rung].Promotables(_rungs[rung].Count).Where(g => _rungs[rung].FitnessOf(g) > beaten).Take(MostDue))
                switch (time.ForRest(genotype, settings.Fidelities[rung]))
                {
                    case TimeFor.Later: return null;
                    case TimeFor.Now: return Promoted(rung, genotype);
                }
        }
        return null;
    }

    private Proposal? Promote(int rung, int best) =>
        _rungs[rung].Promotables(best).FirstOrDefault(g => settings.Time?.ForRest(g, settings.Fidelities[rung]) != TimeFor.Never) is { } genotype
            ? Promoted(rung, genotype)
            : null;

    private Proposal Promoted(int rung, Genotype genotype)
    {
        _rungs[rung].Promote(genotype);
        return Charged(new Proposal(genotype, settings.Fidelities[rung + 1]));
    }

    private Proposal Charged(Proposal proposal)
    {
        _spent += proposal.Fidelity - _paid.GetValueOrDefault(proposal.Genotype);
        _paid[proposal.Genotype] = proposal.Fidelity;
        return proposal;
    }
}
