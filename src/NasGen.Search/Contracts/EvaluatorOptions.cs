namespace NasGen.Search.Contracts;

/// <summary>The options that a worker process receives once, before its first request.</summary>
/// <param name="ProjectDirectory">The folder that relative paths of data start from.</param>
/// <param name="SplitSeed">The seed of the three-way split.</param>
/// <param name="Threads">The number of libtorch threads in this worker.</param>
/// <param name="Device"><c>cpu</c> or <c>cuda</c>.</param>
/// <param name="SamplesPath">The file by which the workers of one search share the data; <see langword="null"/>: each loads the data itself.</param>
internal sealed record EvaluatorOptions(
    string ProjectDirectory, ulong SplitSeed, int Threads = 1, string Device = "cpu", string? SamplesPath = null);
