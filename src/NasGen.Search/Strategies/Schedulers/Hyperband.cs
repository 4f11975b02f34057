using NasGen.Search.Proposals;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies.Schedulers;

/// <summary>
/// Hyperband: Li, Jamieson, DeSalvo, Rostamizadeh and Talwalkar 2018, algorithm 1. Brackets of successive halving begin at ever higher
/// fidelities, in turn, therefore a search does not depend on how much cheap trials reveal. With one kind of bracket it is successive halving
/// itself. New architectures come from another strategy, which is told the first result of each.
/// </summary>
public sealed class Hyperband : IStrategy
{
    private readonly StrategySettings _settings;
    private readonly IStrategy _proposer;
    private readonly int _kinds;
    private readonly List<Bracket> _brackets = [];
    private readonly FullResults _full;
    private bool _isUsedUp;
    private int _opened;

    private Hyperband(StrategySettings settings, IStrategy proposer, int kinds) =>
        (_settings, _proposer, _kinds, _full) = (settings, proposer, kinds, new FullResults(settings));

    /// <summary>Hyperband: all kinds of brackets in turn.</summary>
    public static Hyperband Create(StrategySettings settings, IStrategy proposer) => new(settings, proposer, settings.Fidelities.Count);

    /// <summary>Successive halving: one bracket after another, each from the lowest fidelity on.</summary>
    public static Hyperband SuccessiveHalving(StrategySettings settings, IStrategy proposer) => new(settings, proposer, 1);

    /// <inheritdoc/>
    public Proposal? Ask()
    {
        while (true)
        {
            foreach (var bracket in _brackets)
                if (bracket.Promote() is var (rung, genotype))
                    return new Proposal(genotype, _settings.Fidelities[rung]);
            if (_isUsedUp) return null;
            if (_brackets.Find(b => b.IsOpen) is not { } open) open = Open();
            if (_proposer.Ask() is { } proposal)
            {
                open.Enter(proposal.Genotype);
                return proposal with { Fidelity = _settings.Fidelities[open.Start] };
            }
            _isUsedUp = true;
            open.Close();
        }
    }

    /// <inheritdoc/>
    public void Tell(Trial trial)
    {
        if (trial.Purpose != _settings.Purpose) return;
        var rung = _settings.Fidelities.LevelOf(trial.Fidelity);
        if (_full.Learn(trial))
            foreach (var known in _brackets) known.Revise(_full.Result);
        var full = _full.Expected(trial) with { Fidelity = 1 };
        var bracket = Take(rung, _full.Result(trial));
        if (bracket is null || bracket.Start == rung) _proposer.Tell(full);
        _brackets.RemoveAll(b => b.IsDone);
    }

    /// <summary>The bracket to which a result belongs; after a resume, brackets open as they did before.</summary>
    private Bracket? Take(int rung, RungResult result)
    {
        for (var more = 0; more <= _kinds; more++)
        {
            if (_brackets.Find(b => b.TryTell(rung, result)) is { } bracket) return bracket;
            if (rung < _kinds) Open();
        }
        return null;
    }

    private Bracket Open()
    {
        var rungs = _settings.Fidelities.Count;
        var start = _opened++ % _kinds;
        var size = (int)Math.Ceiling(rungs / (double)(rungs - start) * Math.Pow(Ladder.Reduction, rungs - 1 - start));
        _brackets.Add(new Bracket(start, size, rungs));
        return _brackets[^1];
    }
}
