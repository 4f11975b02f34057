using NasGen.Search.Records;

namespace NasGen.Search.Verdicts;

/// <summary>The result of a search: the record, and the architectures of its winners in the same order.</summary>
internal sealed record SearchFindings(RunRecord Record, IReadOnlyList<Winner> Winners);
