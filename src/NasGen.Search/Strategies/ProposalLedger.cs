using NasGen.Search.Feasibility;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// What a strategy has proposed and been told. The number of the next ask is recoverable from the finished trials, so that randomness
/// that derives from it goes on after a resume as if nothing had happened.
/// </summary>
internal sealed class ProposalLedger(string purpose)
{
    /// <summary>Draws in a row that repeat what is known before the rest is listed.</summary>
    private const int Patience = 200;

    /// <summary>Spaces up to this size are listed to find what is left.</summary>
    private const int Listable = 200_000;

    private readonly HashSet<Genotype> _known = [];
    private readonly HashSet<Genotype> _outstanding = [];

    /// <summary>The number of proposals so far, this session's and those of the sessions before.</summary>
    public long Asked { get; private set; }

    /// <summary>Proposals whose trials are still running.</summary>
    public int Outstanding => _outstanding.Count;

    /// <summary>Whether the architecture was proposed or told already.</summary>
    public bool IsKnown(Genotype genotype) => _known.Contains(genotype);

    public Proposal Propose(Genotype genotype)
    {
        Asked++;
        _known.Add(genotype);
        _outstanding.Add(genotype);
        return new Proposal(genotype);
    }

    public void Tell(Trial trial)
    {
        _known.Add(trial.Genotype);
        if (!_outstanding.Remove(trial.Genotype) && trial.Purpose == purpose) Asked++;
    }

    /// <summary>A feasible architecture that is not known yet, uniformly; <see langword="null"/> where none seems to be left.</summary>
    public Genotype? SampleUnknown(FeasibleSet feasible, Random random)
    {
        for (var i = 0; i < Patience; i++)
            if (feasible.Sample(random) is var genotype && !IsKnown(genotype))
                return genotype;
        if (feasible.Listed is null && !(feasible.Space.Count <= Listable)) return null;
        List<Genotype> rest = [.. (feasible.Listed ?? feasible.Space.Enumerate()).Where(g => !IsKnown(g))];
        while (rest.Count > 0)
        {
            var index = random.Next(rest.Count);
            if (feasible.Contains(rest[index])) return rest[index];
            rest[index] = rest[^1];
            rest.RemoveAt(rest.Count - 1);
        }
        return null;
    }
}
