using NasGen.Search.Contracts;

namespace NasGen.Cli.Workers;

/// <summary>One JSON object per line on the worker's standard input.</summary>
/// <param name="Genotype">The architecture that is asked about, as text; <see langword="null"/> where none is.</param>
/// <param name="Seed">The seed of an untrained network's scores.</param>
/// <param name="Evaluation">How to train it, where that is what is asked for.</param>
/// <param name="Supernet">How to train the supernet, where that is what is asked for.</param>
internal sealed record WorkerRequest(
    RequestKind Kind, string? Genotype = null, ulong Seed = 0, EvaluationRequest? Evaluation = null, SupernetRequest? Supernet = null)
{
    /// <summary>The number of threads of a training or a timing; 0: as the worker was started.</summary>
    public int Threads { get; init; }

    /// <summary>Whether the trivial predictor is scored on the test set too.</summary>
    public bool OpensTest { get; init; }

    /// <summary>The most seconds of a timing.</summary>
    public double Seconds { get; init; }

    /// <summary>The number that replies name.</summary>
    public long Id { get; init; }
}
