using System.Text.Json.Serialization;

namespace NasGen.Search.Contracts;

/// <summary>The result of training a supernet.</summary>
/// <param name="Probabilities">The probabilities of the options of each decision; <see langword="null"/> if they are not learnt.</param>
/// <param name="LearnsPolicy">Whether the method learns the probabilities. <c>spos</c> does not: it only scores architectures.</param>
/// <param name="Losses">The training loss of each epoch.</param>
/// <param name="Entropies">The entropy of the architecture parameters after each epoch, as a share of the uniform distribution's.</param>
/// <param name="Eigenvalues">The largest eigenvalue of the Hessian over the architecture parameters after each epoch; empty without a mixture.</param>
/// <param name="StoppedAt">The epoch whose architecture parameters were kept because later epochs showed collapse; <see langword="null"/> if none did.</param>
/// <param name="Relaxed">The metrics of the relaxed network on validation data.</param>
/// <param name="Sampled">The decisions that could not be mixed and were sampled.</param>
/// <param name="Frozen">The scalar decisions that the user's constructor reads. They stayed as in the default architecture.</param>
/// <param name="Prices">The price of each cost with a limit or a penalty, at the end of the training.</param>
/// <param name="Seconds">The duration of the training in seconds.</param>
internal sealed record SupernetResult(
    double[]?[] Probabilities, bool LearnsPolicy, double[] Losses, double[] Entropies, double[] Eigenvalues, int? StoppedAt,
    IReadOnlyDictionary<string, double> Relaxed, string[] Sampled, string[] Frozen, CostPrice[] Prices, double Seconds)
{
    /// <summary>The number of epochs that the training would have with enough time.</summary>
    public int Planned { get; init; } = Losses.Length;

    /// <summary>Whether the time of the training ended before its epochs did.</summary>
    [JsonIgnore]
    public bool IsCut => StoppedAt is null && Losses.Length < Planned;
}
