using NasGen.Search.Proposals;
using NasGen.Search.Rankings;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;

namespace NasGen.Search.Sessions;

/// <summary>
/// The order in which contestants propose trials: the one that has had the smallest part of its share is next. Whenever the budget ends, each has
/// therefore had about its share.
/// </summary>
internal sealed class Turns(IReadOnlyList<Contestant> contestants, Func<RankingOutcome, IStrategy>? ranked = null)
{
    public IReadOnlyList<Contestant> Contestants { get; } = contestants;

    /// <summary>The next proposal and its contestant; <see langword="null"/> if no contestant has anything left to propose.</summary>
    public (Contestant Contestant, Proposal Proposal)? Next()
    {
        while (Contestants.Where(c => c.IsIn).MinBy(c => c.Progress) is { } next)
            if (next.Ask() is { } proposal)
                return (next, proposal);
        return null;
    }

    /// <summary>Lets the strategy that waited for its ranking take part. Random search may spend the cost of the ranking on further trials.</summary>
    public void Enter(RankingOutcome outcome)
    {
        Of(Purpose.Search)!.Enter(ranked!(outcome), outcome.Trainings);
        Of(Purpose.Random)?.Extend(outcome.Trainings);
    }

    /// <summary>The contestant with a purpose.</summary>
    public Contestant? Of(string purpose) => Contestants.FirstOrDefault(c => c.Purpose == purpose);
}
