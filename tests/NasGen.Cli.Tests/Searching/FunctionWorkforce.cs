using System.Collections.Concurrent;
using System.Globalization;
using NasGen.Cli.Workers;
using NasGen.Evaluation;

namespace NasGen.Cli.Tests.Searching;

/// <summary>A workforce that computes instead of training: what is tested is what the search makes of the answers.</summary>
internal sealed class FunctionWorkforce(int size = 1) : IWorkforce
{
    private static readonly string[] Widths = ["4", "8", "16"];

    public int Size { get; } = size;

    public ConcurrentQueue<EvaluationRequest> Requests { get; } = new();

    /// <summary>Run before each training.</summary>
    public Func<EvaluationRequest, CancellationToken, Task>? BeforeTraining { get; init; }

    /// <summary>What a training is said to have taken.</summary>
    public double TrainingSeconds { get; init; } = 0.01;

    public Func<EvaluationRequest, double> Accuracy { get; init; } = AccuracyOf;

    public Func<string, DryRunResult> Dry { get; init; } = DryRunOf;

    public Func<DataSummary>? Data { get; init; }

    /// <summary>What trainings find of their layers where they are asked.</summary>
    public LayerCode[]? Layers { get; init; }

    public WorkerGreeting Versions { get; init; } = new("0.107.0", "2.10.0");

    /// <summary>Wider and deeper is better, a little dropout helps, the seed matters little.</summary>
    public static double AccuracyOf(EvaluationRequest request) =>
        0.7 + 0.08 * Width(request.Genotype) + (request.Genotype.Contains("Depth: 2", StringComparison.Ordinal) ? 0.05 : 0)
        + (request.Genotype.Contains("Rate=0.1", StringComparison.Ordinal) ? 0.03 : 0) + request.Seed % 1000 * 1e-6;

    /// <summary>The shapes of the toy space: four features, then the stem's width after each of its repeats, then two classes.</summary>
    public static DryRunResult DryRunOf(string genotype)
    {
        var width = Width(genotype) is > 0 and var place ? long.Parse(Widths[place - 1], CultureInfo.InvariantCulture) : 4;
        var repeats = Enumerable.Range(1, 3).FirstOrDefault(depth => genotype.Contains($"Depth: {depth}", StringComparison.Ordinal), 1);
        return new DryRunResult(
            new Dictionary<string, long[][]> { ["Stem"] = [[4], .. Enumerable.Repeat<long[]>([width], repeats)], ["Head"] = [[width], [2]] },
            [2], 100 * (1 + Width(genotype)), 1000, 4000);
    }

    public Task<WorkerGreeting> Greet(CancellationToken stop) => Task.FromResult(Versions);

    public Task<DataSummary> DescribeData(CancellationToken stop) =>
        Task.FromResult(Data is null ? new DataSummary(160, 40, 40, [4], 2, "sha256:data") : Data());

    public Task<DryRunResult> DryRun(string genotype, CancellationToken stop) => Task.FromResult(Dry(genotype));

    public Task<LatencyResult> MeasureLatency(string genotype, CancellationToken stop) =>
        Task.FromResult(new LatencyResult(1e-4, 0.9e-4, 1.1e-4, 10));

    public async Task<EvaluationResult> Evaluate(EvaluationRequest request, TimeSpan silence, Action<double>? report, CancellationToken stop)
    {
        Requests.Enqueue(request);
        if (BeforeTraining is not null) await BeforeTraining(request, stop);
        stop.ThrowIfCancellationRequested();
        var validation = new Dictionary<string, double> { ["Accuracy"] = Accuracy(request) };
        var test = request.OpenTest ? new Dictionary<string, double> { ["Accuracy"] = Accuracy(request) - 0.01 } : null;
        return new EvaluationResult(validation, test, [[1, 1]], 1, TrainingSeconds, 0, request.UntanglingSeconds > 0 ? Layers : null)
        {
            Training = request.ScoreTraining ? validation.ToDictionary(m => m.Key, m => m.Value + 0.01) : null,
            Samples = (int)(160 * request.Share),
        };
    }

    /// <summary>What the supernet learns; by default it knows that wide is good.</summary>
    public Func<SupernetRequest, SupernetResult> Supernet { get; init; } = _ => throw new NotSupportedException();

    public Func<string, double> SharedAccuracy { get; init; } = genotype => AccuracyOf(new EvaluationRequest(genotype, 0));

    public Task<SupernetResult> TrainSupernet(SupernetRequest request, TimeSpan silence, CancellationToken stop) => Task.FromResult(Supernet(request));

    public Task<IReadOnlyDictionary<string, double>> ScoreUntrained(string genotype, ulong seed, CancellationToken stop) =>
        Task.FromResult<IReadOnlyDictionary<string, double>>(new Dictionary<string, double> { ["Parameters"] = Dry(genotype).Parameters, ["Naswot"] = double.NaN });

    public Task<SharedScore> ScoreShared(string genotype, CancellationToken stop) =>
        Task.FromResult(new SharedScore(new Dictionary<string, double> { ["Accuracy"] = SharedAccuracy(genotype) }));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static int Width(string genotype) => Array.FindIndex(Widths, w => genotype.Contains($"Width: {w},", StringComparison.Ordinal)) + 1;
}
