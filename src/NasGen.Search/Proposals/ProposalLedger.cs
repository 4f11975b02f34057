using NasGen.Search.Feasibility;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Proposals;

/// <summary>
/// The proposals of a strategy and the trials that it was told. The number of the next proposal follows from the finished trials, therefore random
/// numbers that derive from it are the same after a resume.
/// </summary>
/// <param name="purpose">The purpose of the strategy's own trials.</param>
internal sealed class ProposalLedger(string purpose)
{
    /// <summary>The number of known draws in a row after which the rest of the space is listed.</summary>
    private const int Patience = 200;

    /// <summary>The largest space that is listed to find the rest.</summary>
    private const int Listable = 200_000;

    private readonly HashSet<Genotype> _known = [];
    private readonly HashSet<Genotype> _outstanding = [];

    /// <summary>The number of proposals so far, including those of earlier sessions.</summary>
    public long Asked { get; private set; }

    /// <summary>The number of proposals whose trials are still running.</summary>
    public int Outstanding => _outstanding.Count;

    /// <summary>Whether the architecture was proposed or told already.</summary>
    public bool IsKnown(Genotype genotype) => _known.Contains(genotype);

    /// <summary>Records a proposal.</summary>
    public Proposal Propose(Genotype genotype)
    {
        Asked++;
        _known.Add(genotype);
        _outstanding.Add(genotype);
        return new Proposal(genotype);
    }

    /// <summary>Records a finished trial.</summary>
    public void Tell(Trial trial)
    {
        _known.Add(trial.Genotype);
        if (!_outstanding.Remove(trial.Genotype) && trial.Purpose == purpose) Asked++;
    }

    /// <summary>A uniform draw from the feasible architectures that are not known yet; <see langword="null"/> if none was found.</summary>
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
