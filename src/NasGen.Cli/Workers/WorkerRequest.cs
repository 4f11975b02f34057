using NasGen.Search.Contracts;

namespace NasGen.Cli.Workers;

/// <summary>A request: one JSON object per line on the worker's standard input.</summary>
/// <param name="Kind">The kind of the request.</param>
/// <param name="Genotype">The architecture of the request, as text; <see langword="null"/> if it has none.</param>
/// <param name="Seed">The seed of an untrained network's scores.</param>
/// <param name="Evaluation">The settings of a training; <see langword="null"/> for other kinds.</param>
/// <param name="Supernet">The settings of the supernet's training; <see langword="null"/> for other kinds.</param>
internal sealed record WorkerRequest(
    RequestKind Kind, string? Genotype = null, ulong Seed = 0, EvaluationRequest? Evaluation = null, SupernetRequest? Supernet = null)
{
    /// <summary>The number of the request, which its replies repeat.</summary>
    public long Id { get; init; }
}
