using NasGen.Search.Proposals;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies.Schedulers;

/// <summary>
/// Asynchronous successive halving: Li, Jamieson, Rostamizadeh and others 2020, <i>A system for massively parallel hyperparameter tuning</i>,
/// algorithm 2. For each new trial, a member of the best third of the highest possible rung is promoted. If none can be, another strategy
/// proposes a new architecture for the lowest rung. That strategy is told the results of the lowest rung only, which are comparable.
/// </summary>
/// <param name="settings">The settings of the search, with the fidelities.</param>
/// <param name="proposer">The strategy that proposes architectures for the lowest rung.</param>
public sealed class Asha(StrategySettings settings, IStrategy proposer) : IStrategy
{
    private readonly Rung[] _rungs = [.. settings.Fidelities.Select(_ => new Rung())];
    private readonly FullResults _full = new(settings);

    /// <inheritdoc/>
    public Proposal? Ask()
    {
        for (var rung = _rungs.Length - 2; rung >= 0; rung--)
            if (Promote(rung, _rungs[rung].Count / Ladder.Reduction) is { } promotion)
                return promotion;
        if (proposer.Ask() is { } proposal) return proposal with { Fidelity = settings.Fidelities[0] };
        // The space is used up: the rest of the budget goes to the best known architectures.
        for (var rung = _rungs.Length - 2; rung >= 0; rung--)
            if (Promote(rung, _rungs[rung].Count) is { } promotion)
                return promotion;
        return null;
    }

    /// <inheritdoc/>
    public void Tell(Trial trial)
    {
        if (trial.Purpose != settings.Purpose) return;
        var rung = settings.Fidelities.LevelOf(trial.Fidelity);
        if (_full.Learn(trial))
            foreach (var known in _rungs) known.Revise(_full.Result);
        _rungs[rung].Add(_full.Result(trial));
        if (rung == 0) proposer.Tell(_full.Expected(trial) with { Fidelity = 1 });
        else _rungs[rung - 1].Promote(trial.Genotype);
    }

    private Proposal? Promote(int rung, int best)
    {
        if (_rungs[rung].Promotable(best) is not { } genotype) return null;
        _rungs[rung].Promote(genotype);
        return new Proposal(genotype, settings.Fidelities[rung + 1]);
    }
}
