using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies.Schedulers;

/// <summary>
/// One run of successive halving: Jamieson and Talwalkar 2016, <i>Non-stochastic best arm identification and hyperparameter optimization</i>.
/// A rung is decided once all of its results have arrived.
/// </summary>
/// <param name="start">The rung at which the bracket begins.</param>
/// <param name="size">The number of architectures that enter.</param>
/// <param name="rungs">The number of rungs of the ladder.</param>
internal sealed class Bracket(int start, int size, int rungs)
{
    private readonly Rung[] _rungs = [.. Enumerable.Range(0, rungs).Select(_ => new Rung())];
    private readonly HashSet<(int Rung, Genotype Genotype)> _out = [];
    private int _entered;
    private int _size = size;

    /// <summary>The rung at which the bracket begins.</summary>
    public int Start { get; } = start;

    /// <summary>Whether more architectures may enter.</summary>
    public bool IsOpen => _entered < _size;

    /// <summary>Whether no result is awaited and no architecture can be promoted.</summary>
    public bool IsDone => !IsOpen && _out.Count == 0 && Enumerable.Range(Start, _rungs.Length - Start - 1).All(rung => Next(rung) is null);

    /// <summary>Lets no more architectures enter, because the space has no more.</summary>
    public void Close() => _size = _entered;

    /// <summary>An architecture enters at the lowest rung of the bracket.</summary>
    public void Enter(Genotype genotype)
    {
        _entered++;
        _out.Add((Start, genotype));
    }

    /// <summary>The next promotion and its rung; <see langword="null"/> while results are awaited, and when all is done.</summary>
    public (int Rung, Genotype Genotype)? Promote()
    {
        for (var rung = _rungs.Length - 2; rung >= Start; rung--)
            if (Next(rung) is { } genotype)
            {
                _rungs[rung].Promote(genotype);
                _out.Add((rung + 1, genotype));
                return (rung + 1, genotype);
            }
        return null;
    }

    /// <summary>Takes a result that this bracket asked for, or, after a resume, would ask for.</summary>
    public bool TryTell(int rung, RungResult result)
    {
        var genotype = result.Genotype;
        if (!_out.Remove((rung, genotype)))
        {
            if (rung == Start && IsOpen) _entered++;
            else if (rung > Start && _rungs[rung - 1].Has(genotype) && Next(rung - 1) is not null) _rungs[rung - 1].Promote(genotype);
            else return false;
        }
        _rungs[rung].Add(result);
        return true;
    }

    /// <inheritdoc cref="Rung.Revise"/>
    public void Revise(Func<Trial, RungResult> result)
    {
        foreach (var rung in _rungs) rung.Revise(result);
    }

    private Genotype? Next(int rung) => !IsOpen && _rungs[rung].Count == SizeOf(rung) ? _rungs[rung].Promotable(SizeOf(rung + 1)) : null;

    private int SizeOf(int rung)
    {
        var size = _size;
        for (var r = Start; r < rung; r++) size = Math.Min(Math.Max(1, size / Ladder.Reduction), _rungs[r].Survivors);
        return size;
    }
}
