namespace NasGen.Search.Contracts;

/// <summary>What one training came to.</summary>
/// <param name="Metrics">The metrics at the epoch that is kept; on the test set and on training data where they were asked for.</param>
/// <param name="Curve">One point per epoch: training loss, validation loss.</param>
/// <param name="Epochs">The passes made before the stop.</param>
/// <param name="Seconds">The seconds of the training, without loading the data.</param>
/// <param name="PeakMemory">The process's peak working set in bytes.</param>
/// <param name="Samples">The number of samples trained on.</param>
internal sealed record EvaluationResult(MeasuredMetrics Metrics, double[][] Curve, int Epochs, double Seconds, long PeakMemory, int Samples)
{
    /// <summary>How the network untangles training data, from its input on; <see langword="null"/> where it was not asked for, or is not to be had.</summary>
    public LayerCode[]? Layers { get; init; }
}
