using NasGen.Costs;
using NasGen.Search.Separability;

namespace NasGen.Evaluation;

/// <summary>What a worker process needs once, before its first request.</summary>
/// <param name="ProjectDirectory">What relative data paths are relative to.</param>
/// <param name="SplitSeed">Of the three-way split.</param>
/// <param name="Threads">Of libtorch, for this worker.</param>
/// <param name="Device"><c>cpu</c> or <c>cuda</c>.</param>
internal sealed record EvaluatorOptions(string ProjectDirectory, ulong SplitSeed, int Threads = 1, string Device = "cpu");

/// <summary>What a dry run finds out: everything that is known before training.</summary>
/// <param name="Shapes">
/// For each module decision and head, the input shape of each repeat, then the output shape of the last one, all without the batch: what
/// the emitter needs beside the genotype.
/// </param>
/// <param name="Output">The shape of the output for one sample.</param>
/// <param name="Memory">Bytes: all parameters, and the largest sum of a leaf's input and output, for one sample.</param>
internal sealed record DryRunResult(IReadOnlyDictionary<string, long[][]> Shapes, long[] Output, long Parameters, long Macs, long Memory)
{
    /// <summary>The layers in the user's own modules: the others follow from the shapes.</summary>
    public IReadOnlyList<LayerCall> Own { get; init; } = [];
}

/// <param name="Genotype">In text form.</param>
/// <param name="Fidelity">The share of the epochs, in (0, 1].</param>
/// <param name="OpenTest">Whether to score the test set too: the verdict only.</param>
/// <param name="WeightsPath">Where to write the trained weights (TorchSharp's format); <see langword="null"/>: nowhere.</param>
/// <param name="Share">Of the training data, in (0, 1]: smaller ones are trained on for as many steps as all of it. The seed draws the samples.</param>
/// <param name="ScoreTraining">Whether to score the samples trained on, too.</param>
/// <param name="UntanglingSeconds">The most to spend after the training on its layers' code lengths; zero: they are not asked for.</param>
internal sealed record EvaluationRequest(
    string Genotype, ulong Seed, double Fidelity = 1, bool OpenTest = false, string? WeightsPath = null, double Share = 1, bool ScoreTraining = false,
    double UntanglingSeconds = 0);

/// <param name="Validation">Metrics on validation data at the epoch that is kept, by name (<see cref="Metric"/> or user method).</param>
/// <param name="Test">The same on the test set, where it was opened.</param>
/// <param name="Curve">One point an epoch: training loss, validation loss.</param>
/// <param name="Epochs">Passes made before the stop.</param>
/// <param name="Seconds">Of the training, data loading left out.</param>
/// <param name="PeakMemory">The process's peak working set in bytes.</param>
/// <param name="Layers">How the network untangles training data, from its input on; <see langword="null"/> where it was not asked for, or is not to be had.</param>
internal sealed record EvaluationResult(
    IReadOnlyDictionary<string, double> Validation, IReadOnlyDictionary<string, double>? Test, double[][] Curve, int Epochs, double Seconds,
    long PeakMemory, LayerCode[]? Layers = null)
{
    /// <summary>The metrics on the samples trained on, where they were asked for.</summary>
    public IReadOnlyDictionary<string, double>? Training { get; init; }

    /// <summary>How many samples those are.</summary>
    public int Samples { get; init; }
}

/// <param name="Property">The module decision or head; empty for the input.</param>
/// <param name="Repeat">From 1.</param>
internal sealed record LayerName(string Property, int Repeat, int Repeats);

/// <summary>The linear discriminant code length of what one layer puts out.</summary>
/// <param name="Dimensions">Principal components that it was computed on.</param>
internal sealed record LayerCode(LayerName Layer, int Dimensions, CodeLength Code);

/// <summary>Seconds for one sample: the median and the quartiles over repeats after warm-up.</summary>
internal sealed record LatencyResult(double Median, double LowerQuartile, double UpperQuartile, int Repeats);

/// <summary>How the supernet is to be trained.</summary>
/// <param name="Method"><c>darts</c>, <c>darts2</c>, <c>gdas</c> or <c>spos</c>.</param>
/// <param name="Seconds">The most that it may take; <see langword="null"/>: all epochs.</param>
/// <param name="Epochs"><see langword="null"/>: the default.</param>
internal sealed record SupernetRequest(string Method, ulong Seed, double? Seconds = null, int? Epochs = null);

/// <summary>What training a supernet has shown.</summary>
/// <param name="Probabilities">For each decision those of its options; <see langword="null"/> where it is not learnt.</param>
/// <param name="LearnsPolicy">Whether the probabilities mean anything: <c>spos</c> only scores.</param>
/// <param name="Losses">The training loss of each epoch.</param>
/// <param name="Entropies">Of the architecture parameters after each epoch, as a share of the uniform distribution's.</param>
/// <param name="Eigenvalues">The dominant one of the Hessian over the architecture parameters after each epoch, where there is a mixture.</param>
/// <param name="StoppedAt">The epoch whose architecture parameters were kept as what followed said collapse.</param>
/// <param name="Relaxed">Metrics of the relaxed network on validation data.</param>
/// <param name="Sampled">Decisions that could not be mixed and were sampled.</param>
/// <param name="Frozen">Scalar decisions that the user's constructor reads: they stayed as in the default architecture.</param>
/// <param name="Prices">λ of each cost with a limit or a penalty, with the expected cost at the end.</param>
internal sealed record SupernetResult(
    double[]?[] Probabilities, bool LearnsPolicy, double[] Losses, double[] Entropies, double[] Eigenvalues, int? StoppedAt,
    IReadOnlyDictionary<string, double> Relaxed, string[] Sampled, string[] Frozen, CostPrice[] Prices, double Seconds);

internal sealed record CostPrice(string Cost, double Lambda, double Expected, double? Limit);

/// <param name="Validation">Metrics by name.</param>
internal sealed record SharedScore(IReadOnlyDictionary<string, double> Validation);

/// <summary>What the data are, for the record and for messages; of the test set only the size is told.</summary>
/// <param name="Hash">Of all samples, before the split.</param>
/// <param name="Split">A hash of which sample is on which side.</param>
/// <param name="Labels">Where labels were text: the name of each class, in the order of class numbers.</param>
internal sealed record DataSummary(int Training, int Validation, int Test, long[] Input, int Classes, string Hash, string[]? Labels = null, string Split = "");

/// <summary>
/// A failure that the user can mend: one line, with the file and line that it comes from where they are known.
/// </summary>
/// <param name="code"><c>NAS2xxx</c>.</param>
internal sealed class NasException(string code, string message, string? file = null, int line = 0, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
    public string? File { get; } = file;
    public int Line { get; } = line;
}
