namespace NasGen.Search.Contracts;

/// <summary>The metrics of one training by the data that they were computed on, each by name (<c>Accuracy</c> or a user's method).</summary>
/// <param name="Validation">The metrics on validation data: what architectures are chosen by.</param>
public sealed record MeasuredMetrics(IReadOnlyDictionary<string, double> Validation)
{
    /// <summary>Nothing was measured.</summary>
    public static MeasuredMetrics None { get; } = new(new Dictionary<string, double>());

    /// <summary>The metrics on the test set; <see langword="null"/> where it was not opened.</summary>
    public IReadOnlyDictionary<string, double>? Test { get; init; }

    /// <summary>The metrics on the samples trained on; <see langword="null"/> where they were not asked for.</summary>
    public IReadOnlyDictionary<string, double>? Training { get; init; }
}
