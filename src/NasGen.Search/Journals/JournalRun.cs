namespace NasGen.Search.Journals;

/// <summary>One session of a search.</summary>
/// <param name="Id">Consecutive, from 1.</param>
/// <param name="Started">When it began.</param>
/// <param name="Budget">As the user wrote it.</param>
/// <param name="Strategy">By name.</param>
/// <param name="IsFinished">Whether it came to its end; otherwise it was stopped or killed and the next one goes on with its budget.</param>
/// <param name="Spent">Of its budget, in seconds, as of the last thing written.</param>
public sealed record JournalRun(long Id, DateTimeOffset Started, string Budget, string Strategy, bool IsFinished, double Spent);
