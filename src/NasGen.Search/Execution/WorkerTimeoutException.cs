namespace NasGen.Search.Execution;

/// <summary>A worker process did not answer in time and was killed.</summary>
/// <param name="what">The work, as the subject of a sentence.</param>
/// <param name="limit">The time that it was allowed.</param>
internal sealed class WorkerTimeoutException(string what, TimeSpan limit)
    : Exception($"{what} did not end within {limit.TotalSeconds:0.#} s and was stopped.")
{
    public string What { get; } = what;
    public TimeSpan Limit { get; } = limit;
}
