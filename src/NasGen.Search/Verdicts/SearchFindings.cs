using NasGen.Search.Records;

namespace NasGen.Search.Verdicts;

/// <summary>What a search ends with: the record, and the architectures of its winners in the same order.</summary>
internal sealed record SearchFindings(RunRecord Record, IReadOnlyList<Winner> Winners);
