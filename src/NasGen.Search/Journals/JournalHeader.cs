namespace NasGen.Search.Journals;

/// <summary>The identity of a journal.</summary>
/// <param name="Space">The name of the space.</param>
/// <param name="Hash">The hash of the space: a journal is resumed only by the space for which it was created.</param>
/// <param name="Descriptor">The space as JSON, by which the journal can be read without the user's assembly.</param>
/// <param name="Seed">The root seed.</param>
/// <param name="Versions">The versions of the tool, runtime and libraries that created it, as JSON.</param>
public sealed record JournalHeader(string Space, string Hash, string Descriptor, ulong Seed, string Versions = "{}");
