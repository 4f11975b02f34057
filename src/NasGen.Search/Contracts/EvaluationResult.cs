namespace NasGen.Search.Contracts;

/// <summary>The result of one training.</summary>
/// <param name="Metrics">The metrics of the weights that are kept: on validation data, and on test and training data if the request asks for them.</param>
/// <param name="Curve">The training loss and the validation loss of each epoch; the validation loss is NaN where it was not measured.</param>
/// <param name="Epochs">The number of epochs that were trained, with parts of epochs.</param>
/// <param name="Seconds">The duration of the training in seconds, without loading the data.</param>
/// <param name="PeakMemory">The peak working set of the worker process in bytes.</param>
/// <param name="Samples">The number of samples trained on.</param>
internal sealed record EvaluationResult(MeasuredMetrics Metrics, double[][] Curve, double Epochs, double Seconds, long PeakMemory, int Samples)
{
    /// <summary>
    /// The code lengths of the layers on training data, the input first; <see langword="null"/> if they were not asked for or are not available.
    /// </summary>
    public LayerCode[]? Layers { get; init; }

    /// <summary>The share of the full training from which this training continued; 0 if it began anew.</summary>
    public double From { get; init; }

    /// <summary>The machine that trained; <see langword="null"/> if it is that of the search.</summary>
    public string? Node { get; init; }
}
