namespace NasGen.Search.Contracts;

/// <summary>The metrics of one training, grouped by the data they were computed on. The keys are names: <c>Accuracy</c>, or a user's method.</summary>
/// <param name="Validation">The metrics on validation data, by which architectures are chosen.</param>
public sealed record MeasuredMetrics(IReadOnlyDictionary<string, double> Validation)
{
    /// <summary>The metrics of a training that measured nothing.</summary>
    public static MeasuredMetrics None { get; } = new(new Dictionary<string, double>());

    /// <summary>The metrics on the test set; <see langword="null"/> if it was not opened.</summary>
    public IReadOnlyDictionary<string, double>? Test { get; init; }

    /// <summary>The metrics on the samples trained on; <see langword="null"/> if they were not asked for.</summary>
    public IReadOnlyDictionary<string, double>? Training { get; init; }
}
