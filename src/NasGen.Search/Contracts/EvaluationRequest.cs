namespace NasGen.Search.Contracts;

/// <summary>How an architecture is to be trained and what is to be scored.</summary>
/// <param name="Seed">The seed of weights and batches.</param>
/// <param name="Fidelity">The share of the epochs, in (0, 1].</param>
/// <param name="OpenTest">Whether to score the test set too: only the verdict does.</param>
/// <param name="WeightsPath">Where to write the trained weights (TorchSharp's format); <see langword="null"/>: nowhere.</param>
/// <param name="Share">The share of the training data, in (0, 1]: a smaller share is trained on for as many steps as all of it.</param>
/// <param name="ScoreTraining">Whether to score the samples trained on, too.</param>
/// <param name="UntanglingSeconds">The most to spend after the training on its layers' code lengths; zero: they are not asked for.</param>
internal sealed record EvaluationRequest(
    ulong Seed, double Fidelity = 1, bool OpenTest = false, string? WeightsPath = null, double Share = 1, bool ScoreTraining = false,
    double UntanglingSeconds = 0);
