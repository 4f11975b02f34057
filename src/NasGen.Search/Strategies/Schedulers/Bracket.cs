using NasGen.Search.Spaces;

namespace NasGen.Search.Strategies.Schedulers;

/// <summary>
/// One run of successive halving: Jamieson and Talwalkar 2016, <i>Non-stochastic best arm identification and hyperparameter optimization</i>.
/// A rung is decided when all of its results are there.
/// </summary>
/// <param name="start">The rung at which it begins.</param>
/// <param name="size">How many architectures enter.</param>
/// <param name="rungs">How many rungs the ladder has.</param>
internal sealed class Bracket(int start, int size, int rungs)
{
    private readonly Rung[] _rungs = [.. Enumerable.Range(0, rungs).Select(_ => new Rung())];
    private readonly HashSet<(int Rung, Genotype Genotype)> _out = [];
    private int _entered;
    private int _size = size;

    public int Start { get; } = start;

    /// <summary>Whether more architectures may enter.</summary>
    public bool IsOpen => _entered < _size;

    /// <summary>Whether nothing is awaited and nobody can go on.</summary>
    public bool IsDone => !IsOpen && _out.Count == 0 && Enumerable.Range(Start, _rungs.Length - Start - 1).All(rung => Next(rung) is null);

    /// <summary>No more architectures will enter: the space has no more.</summary>
    public void Close() => _size = _entered;

    public void Enter(Genotype genotype)
    {
        _entered++;
        _out.Add((Start, genotype));
    }

    /// <summary>Who goes on to which rung; <see langword="null"/> where results are awaited or all is done.</summary>
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
    public bool TryTell(int rung, Genotype genotype, double fitness)
    {
        if (!_out.Remove((rung, genotype)))
        {
            if (rung == Start && IsOpen) _entered++;
            else if (rung > Start && _rungs[rung - 1].Has(genotype) && Next(rung - 1) is not null) _rungs[rung - 1].Promote(genotype);
            else return false;
        }
        _rungs[rung].Add(genotype, fitness);
        return true;
    }

    private Genotype? Next(int rung) => !IsOpen && _rungs[rung].Count == SizeOf(rung) ? _rungs[rung].Promotable(SizeOf(rung + 1)) : null;

    private int SizeOf(int rung)
    {
        var size = _size;
        for (var r = Start; r < rung; r++) size = Math.Min(Math.Max(1, size / Ladder.Reduction), _rungs[r].Survivors);
        return size;
    }
}
