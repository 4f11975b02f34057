using System.Collections.Concurrent;
using System.Globalization;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Spaces;

namespace NasGen.Search.Tests.Sessions;

/// <summary>A workforce that computes a function instead of training. The tests are about the search and not about networks.</summary>
internal sealed class FunctionWorkforce(int size = 1) : IWorkforce
{
    private static readonly string[] Widths = ["4", "8", "16"];

    public int Size { get; private set; } = size;

    /// <summary>The number of threads per training.</summary>
    public int Threads { get; private set; } = 1;

    /// <summary>The duration of a full training that a timing of an architecture expects, in seconds, with some workers and threads.</summary>
    public Func<Genotype, int, int, double> Pace { get; init; } = (_, _, _) => 0.001;

    public ConcurrentQueue<ToyTraining> Trainings { get; } = new();

    /// <summary>The action before each training.</summary>
    public Func<ToyTraining, CancellationToken, Task>? BeforeTraining { get; init; }

    /// <summary>The reported duration of each training in seconds.</summary>
    public double TrainingSeconds { get; init; } = 0.01;

    /// <summary>The reported duration by training; <see langword="null"/>: the same for all.</summary>
    public Func<ToyTraining, double>? SecondsOf { get; init; }

    public Func<ToyTraining, double> Accuracy { get; init; } = AccuracyOf;

    /// <summary>The accuracy on the test set; <see langword="null"/>: a little less than on validation data.</summary>
    public Func<ToyTraining, double>? TestAccuracy { get; init; }

    public Func<Genotype, DryRunResult> Dry { get; init; } = DryRunOf;

    public Func<DataSummary>? Data { get; init; }

    /// <summary>The code lengths of the layers, for trainings that are asked for them.</summary>
    public LayerCode[]? Layers { get; init; }

    public WorkerGreeting Versions { get; init; } = new("0.107.0", "2.10.0");

    /// <summary>The result of training a supernet.</summary>
    public Func<SupernetRequest, SupernetResult> Supernet { get; init; } = _ => throw new NotSupportedException();

    public Func<Genotype, double> SharedAccuracy { get; init; } = genotype => AccuracyOf(new ToyTraining(genotype, new EvaluationRequest(0)));

    /// <summary>The accuracy of an architecture: wider and deeper is better, a little dropout helps, and the seed has a small effect.</summary>
    public static double AccuracyOf(ToyTraining training) =>
        0.7 + 0.08 * Width(training.Genotype) + (training.Genotype["Stem.Depth"] == "2" ? 0.05 : 0) + (training.Genotype["Rate"] == "0.1" ? 0.03 : 0)
        + training.Request.Seed % 1000 * 1e-6;

    /// <summary>The shapes of the toy space: four features, then the stem's width after each of its repeats, then two classes.</summary>
    public static DryRunResult DryRunOf(Genotype genotype)
    {
        long[] width = [long.Parse(genotype["Stem.Width"] ?? "4", CultureInfo.InvariantCulture)];
        var repeats = int.Parse(genotype["Stem.Depth"] ?? "1", CultureInfo.InvariantCulture);
        var shapes = new Dictionary<string, RepeatShapes>
        {
            ["Stem"] = new([[4], .. Enumerable.Repeat(width, repeats - 1)], width),
            ["Head"] = new([width], [2]),
        };
        return new DryRunResult(new ArchitectureShapes(shapes), [2], 100 * (1 + Width(genotype)), 1000, 4000);
    }

    public Task<WorkerGreeting> Greet(CancellationToken stop) => Task.FromResult(Versions);

    public Task<DataSummary> DescribeData(CancellationToken stop) =>
        Task.FromResult(Data is null ? new DataSummary(160, 40, 40, [4], 2, "sha256:data") : Data());

    public Task<DryRunResult> DryRun(Genotype genotype, CancellationToken stop) => Task.FromResult(Dry(genotype));

    public Task<LatencyResult> MeasureLatency(Genotype genotype, CancellationToken stop) =>
        Task.FromResult(new LatencyResult(1e-4, 0.9e-4, 1.1e-4, 10));

    public void Arrange(int workers, int threads) => (Size, Threads) = (workers, threads);

    public async Task<TrainingPace> MeasurePace(Genotype genotype, TimeSpan most, TimeSpan silence, CancellationToken stop)
    {
        await Task.CompletedTask;
        var seconds = Pace(genotype, Size, Threads);
        return new TrainingPace(seconds, seconds / 30, 30);
    }

    public async Task<EvaluationResult> Evaluate(
        Genotype genotype, EvaluationRequest request, TimeSpan silence, Action<double>? report, CancellationToken stop)
    {
        var training = new ToyTraining(genotype, request);
        Trainings.Enqueue(training);
        if (BeforeTraining is not null) await BeforeTraining(training, stop);
        stop.ThrowIfCancellationRequested();
        var metrics = new MeasuredMetrics(Of(Accuracy(training)))
        {
            Test = request.OpenTest ? Of(TestAccuracy?.Invoke(training) ?? Accuracy(training) - 0.01) : null,
            Training = request.ScoreTraining ? Of(Accuracy(training) + 0.01) : null,
        };
        return new EvaluationResult(metrics, [[1, 1]], 1, SecondsOf?.Invoke(training) ?? TrainingSeconds, 0, (int)(160 * request.Share))
        {
            Layers = request.UntanglingSeconds > 0 ? Layers : null,
            From = request.TrainedPath is not null ? request.Fidelity : request.Start?.Fidelity ?? 0,
        };
    }

    public Task<SupernetResult> TrainSupernet(SupernetRequest request, TimeSpan silence, CancellationToken stop) => Task.FromResult(Supernet(request));

    public Task<IReadOnlyDictionary<string, double>> ScoreUntrained(Genotype genotype, ulong seed, CancellationToken stop) =>
        Task.FromResult<IReadOnlyDictionary<string, double>>(
            new Dictionary<string, double> { ["Parameters"] = Dry(genotype).Parameters, ["Naswot"] = double.NaN });

    /// <summary>The accuracy of the trivial predictor on validation data and on the test set; <see langword="null"/>: there is none.</summary>
    public double? Trivial { get; init; } = 0.5;

    public Task<TrivialScore?> ScoreTrivial(bool opensTest, CancellationToken stop) => Task.FromResult(
        Trivial is { } accuracy ? new TrivialScore("class 1, 50.0 % of the training data", new(Of(accuracy)) { Test = opensTest ? Of(accuracy) : null }) : null);

    public Task<SharedScore> ScoreShared(Genotype genotype, CancellationToken stop) => Task.FromResult(new SharedScore(Of(SharedAccuracy(genotype))));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Dictionary<string, double> Of(double accuracy) => new() { ["Accuracy"] = accuracy };

    private static int Width(Genotype genotype) => Array.IndexOf(Widths, genotype["Stem.Width"]) + 1;
}
