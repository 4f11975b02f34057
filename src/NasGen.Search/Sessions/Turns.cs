using NasGen.Search.Proposals;
using NasGen.Search.Rankings;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;

namespace NasGen.Search.Sessions;

/// <summary>
/// Whose turn it is. Strategy and random search alternate, so that whenever a budget ends both have had equally many trials: the
/// comparison at equal cost costs nothing extra to arrange. Random search goes first; a trial that it is ahead by is left out of the
/// comparison (<see cref="EqualCost"/>).
/// </summary>
internal sealed class Turns(IReadOnlyList<Contestant> contestants, Func<RankingOutcome, IStrategy>? ranked = null)
{
    public IReadOnlyList<Contestant> Contestants { get; } = contestants;

    /// <summary>The next proposal and who makes it; <see langword="null"/> if nobody has anything left to ask for.</summary>
    public (Contestant Contestant, Proposal Proposal)? Next()
    {
        while (Contestants.Where(c => c.IsIn).MinBy(c => c.Progress) is { } next)
            if (next.Ask() is { } proposal)
                return (next, proposal);
        return null;
    }

    /// <summary>The strategy that waited for its ranking takes part; random search may spend as much as the ranking cost.</summary>
    public void Enter(RankingOutcome outcome)
    {
        Of(Purpose.Search)!.Enter(ranked!(outcome), outcome.Trainings);
        Of(Purpose.Random)?.Extend(outcome.Trainings);
    }

    public Contestant? Of(string purpose) => Contestants.FirstOrDefault(c => c.Purpose == purpose);
}
