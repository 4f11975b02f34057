namespace NasGen.Search.Contracts;

/// <summary>How to train an architecture, and what to score.</summary>
/// <param name="Seed">The seed of weights and batches.</param>
/// <param name="Fidelity">The share of the full training's steps at which the training ends, in (0, 1].</param>
/// <param name="OpenTest">Whether to score the test set too. Only the verdict asks for it.</param>
/// <param name="WeightsPath">The file for the trained weights in TorchSharp's format; <see langword="null"/>: they are not kept.</param>
/// <param name="Share">
/// The share of the training data, in (0, 1], drawn with the seed. The number of steps is the same for every share.
/// </param>
/// <param name="ScoreTraining">Whether to score the samples trained on too.</param>
/// <param name="UntanglingSeconds">The most seconds to spend on the code lengths of the layers after the training; zero: they are not computed.</param>
internal sealed record EvaluationRequest(
    ulong Seed, double Fidelity = 1, bool OpenTest = false, string? WeightsPath = null, double Share = 1, bool ScoreTraining = false,
    double UntanglingSeconds = 0)
{
    /// <summary>The length of a full training, as a share of what the settings say. A search with little time shortens all of its trainings.</summary>
    public double Length { get; init; } = 1;

    /// <summary>
    /// The paused training to continue; <see langword="null"/>: it begins anew. A continued training ends as one without a pause, to the bit.
    /// </summary>
    public StartingPoint? Start { get; init; }

    /// <summary>The file to keep the training in, so that it can be continued; <see langword="null"/>: it is not kept.</summary>
    public string? PausePath { get; init; }

    /// <summary>The file of trained weights, which are scored without any training; <see langword="null"/>: the network is trained.</summary>
    public string? TrainedPath { get; init; }
}

/// <summary>A paused training.</summary>
/// <param name="Fidelity">The share of the full training's steps that are done.</param>
/// <param name="Path">The file of the training. If it cannot be read, the training begins anew.</param>
internal sealed record StartingPoint(double Fidelity, string Path);
