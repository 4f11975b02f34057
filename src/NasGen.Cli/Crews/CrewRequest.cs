using NasGen.Search.Contracts;

namespace NasGen.Cli.Crews;

/// <summary>A request to a crew: one JSON object per line on its standard input.</summary>
/// <param name="Id">The number that replies name.</param>
/// <param name="Genotype">The architecture; <see langword="null"/> with <see cref="IsCancel"/>.</param>
/// <param name="Silence">The seconds without a report after which the training counts as hanging.</param>
internal sealed record CrewRequest(long Id, string? Genotype = null, double Silence = 0)
{
    /// <summary>The training to make; <see langword="null"/>: the architecture is timed.</summary>
    public EvaluationRequest? Evaluation { get; init; }

    /// <summary>The most seconds of a timing.</summary>
    public double Seconds { get; init; }

    /// <summary>Whether the request of this number is cancelled.</summary>
    public bool IsCancel { get; init; }

    /// <summary>The files that the training begins from.</summary>
    public TravellingFiles? Files { get; init; }
}
