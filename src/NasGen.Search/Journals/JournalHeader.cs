namespace NasGen.Search.Journals;

/// <summary>What a journal says of itself.</summary>
/// <param name="Space">The space's name.</param>
/// <param name="Hash">Of the space: a journal is resumed only by the space that it was made for.</param>
/// <param name="Descriptor">What is needed to read the journal without the user's assembly: the space as JSON.</param>
/// <param name="Seed">The root seed.</param>
/// <param name="Versions">Of the tool, runtime and libraries that began it, as JSON.</param>
public sealed record JournalHeader(string Space, string Hash, string Descriptor, ulong Seed, string Versions = "{}");
