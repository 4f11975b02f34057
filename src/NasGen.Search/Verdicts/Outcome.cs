namespace NasGen.Search.Verdicts;

/// <summary>How a winner stands against a baseline.</summary>
public enum Outcome
{
    /// <summary>Better, and the interval leaves out zero.</summary>
    Wins,

    /// <summary>The interval holds zero: no difference was shown.</summary>
    Ties,

    /// <summary>Worse, and the interval leaves out zero.</summary>
    Loses,

    /// <summary>Too few trainings, one that failed, or a test set that was seen before: nothing is claimed.</summary>
    NotConfirmed,
}
