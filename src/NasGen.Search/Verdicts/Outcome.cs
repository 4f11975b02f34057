namespace NasGen.Search.Verdicts;

/// <summary>The outcome of a comparison of a winner with a baseline.</summary>
public enum Outcome
{
    /// <summary>The winner is better, and the interval excludes zero.</summary>
    Wins,

    /// <summary>The interval contains zero: no difference was shown.</summary>
    Ties,

    /// <summary>The winner is worse, and the interval excludes zero.</summary>
    Loses,

    /// <summary>Nothing is claimed: there are too few trainings, one failed, or the test set was used before.</summary>
    NotConfirmed,
}
