namespace NasGen.Search.Journals;

/// <summary>One session of a search.</summary>
/// <param name="Id">The number of the session, from 1.</param>
/// <param name="Started">The time at which it began.</param>
/// <param name="Budget">The budget as the user wrote it.</param>
/// <param name="Strategy">The name of the strategy.</param>
/// <param name="IsFinished">Whether it has finished. If not, it was stopped or killed, and the next session continues with its budget.</param>
/// <param name="Spent">The part of the budget that was spent at the last write, in seconds.</param>
public sealed record JournalRun(long Id, DateTimeOffset Started, string Budget, string Strategy, bool IsFinished, double Spent);
