namespace NasGen.Search.Contracts;

/// <summary>What a worker process needs once, before its first request.</summary>
/// <param name="ProjectDirectory">What relative data paths are relative to.</param>
/// <param name="SplitSeed">The seed of the three-way split.</param>
/// <param name="Threads">The threads of libtorch in this worker.</param>
/// <param name="Device"><c>cpu</c> or <c>cuda</c>.</param>
internal sealed record EvaluatorOptions(string ProjectDirectory, ulong SplitSeed, int Threads = 1, string Device = "cpu");
