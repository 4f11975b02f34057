using NasGen.Search.Spaces;

namespace NasGen.Search.Journals;

/// <summary>What a journal says of itself.</summary>
/// <param name="Space">The space's name.</param>
/// <param name="Hash">Of the space: a journal is resumed only by the space that it was made for.</param>
/// <param name="Descriptor">What is needed to read the journal without the user's assembly: the space as JSON.</param>
/// <param name="Seed">The root seed.</param>
/// <param name="Versions">Of the tool, runtime and libraries that began it, as JSON.</param>
public sealed record JournalHeader(string Space, string Hash, string Descriptor, ulong Seed, string Versions = "{}");

/// <summary>One session of a search.</summary>
/// <param name="Id">Consecutive, from 1.</param>
/// <param name="Started">When it began.</param>
/// <param name="Budget">As the user wrote it.</param>
/// <param name="Strategy">By name.</param>
/// <param name="IsFinished">Whether it came to its end; otherwise it was stopped or killed and the next one goes on with its budget.</param>
/// <param name="Spent">Of its budget, in seconds, as of the last thing written.</param>
public sealed record JournalRun(long Id, DateTimeOffset Started, string Budget, string Strategy, bool IsFinished, double Spent);

/// <summary>One look at the test set.</summary>
/// <param name="Winner">The class name of the winner that was looked at, or the purpose of a baseline.</param>
/// <param name="Genotype">The architecture.</param>
/// <param name="Seed">Of the training.</param>
/// <param name="Metrics">What was seen.</param>
public sealed record TestLook(string Winner, Genotype Genotype, ulong Seed, IReadOnlyDictionary<string, double> Metrics);
