namespace NasGen.Search.Contracts;

/// <summary>What training a supernet has shown.</summary>
/// <param name="Probabilities">For each decision the probabilities of its options; <see langword="null"/> where they are not learnt.</param>
/// <param name="LearnsPolicy">Whether the probabilities mean anything: <c>spos</c> only scores.</param>
/// <param name="Losses">The training loss of each epoch.</param>
/// <param name="Entropies">The entropy of the architecture parameters after each epoch, as a share of the uniform distribution's.</param>
/// <param name="Eigenvalues">The largest eigenvalue of the Hessian over the architecture parameters after each epoch, where there is a mixture.</param>
/// <param name="StoppedAt">The epoch whose architecture parameters were kept because what followed showed collapse.</param>
/// <param name="Relaxed">The metrics of the relaxed network on validation data.</param>
/// <param name="Sampled">Decisions that could not be mixed and were sampled.</param>
/// <param name="Frozen">Scalar decisions that the user's constructor reads: they stayed as in the default architecture.</param>
/// <param name="Prices">λ of each cost with a limit or a penalty, with the expected cost at the end.</param>
/// <param name="Seconds">The seconds of the training.</param>
internal sealed record SupernetResult(
    double[]?[] Probabilities, bool LearnsPolicy, double[] Losses, double[] Entropies, double[] Eigenvalues, int? StoppedAt,
    IReadOnlyDictionary<string, double> Relaxed, string[] Sampled, string[] Frozen, CostPrice[] Prices, double Seconds);
