namespace NasGen.Search.Contracts;

/// <summary>How to train an architecture, and what to score.</summary>
/// <param name="Seed">The seed of weights and batches.</param>
/// <param name="Fidelity">The share of the epochs, in (0, 1].</param>
/// <param name="OpenTest">Whether to score the test set too. Only the verdict asks for it.</param>
/// <param name="WeightsPath">The file for the trained weights in TorchSharp's format; <see langword="null"/>: they are not kept.</param>
/// <param name="Share">
/// The share of the training data, in (0, 1], drawn with the seed. The number of steps is the same for every share.
/// </param>
/// <param name="ScoreTraining">Whether to score the samples trained on too.</param>
/// <param name="UntanglingSeconds">The most seconds to spend on the code lengths of the layers after the training; zero: they are not computed.</param>
internal sealed record EvaluationRequest(
    ulong Seed, double Fidelity = 1, bool OpenTest = false, string? WeightsPath = null, double Share = 1, bool ScoreTraining = false,
    double UntanglingSeconds = 0);
