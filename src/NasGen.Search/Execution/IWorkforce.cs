using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Search.Execution;

/// <summary>
/// Who dry-runs, trains and measures for a search: processes in a search, a function in a test. Failures are
/// <see cref="NasException"/> (the user's code or data), <see cref="WorkerCrashedException"/> and <see cref="WorkerTimeoutException"/>.
/// </summary>
internal interface IWorkforce : IAsyncDisposable
{
    /// <summary>The number of trainings at a time.</summary>
    int Size { get; }

    Task<WorkerGreeting> Greet(CancellationToken stop);

    /// <summary>Loads the data.</summary>
    Task<DataSummary> DescribeData(CancellationToken stop);

    Task<DryRunResult> DryRun(Genotype genotype, CancellationToken stop);

    /// <summary>Measures with every training paused.</summary>
    Task<LatencyResult> MeasureLatency(Genotype genotype, CancellationToken stop);

    /// <summary>Trains and scores.</summary>
    /// <param name="genotype">The architecture.</param>
    /// <param name="request">How to train it, and what to score.</param>
    /// <param name="silence">How long the training may report nothing before it counts as hanging.</param>
    /// <param name="report">Told the share done.</param>
    /// <param name="stop">Ends the training.</param>
    Task<EvaluationResult> Evaluate(Genotype genotype, EvaluationRequest request, TimeSpan silence, Action<double>? report, CancellationToken stop);

    /// <summary>Trains the supernet, in a worker of its own that keeps it.</summary>
    Task<SupernetResult> TrainSupernet(SupernetRequest request, TimeSpan silence, CancellationToken stop);

    /// <summary>Scores an architecture without training it.</summary>
    Task<IReadOnlyDictionary<string, double>> ScoreUntrained(Genotype genotype, ulong seed, CancellationToken stop);

    /// <summary>Scores an architecture with the weights of the supernet.</summary>
    Task<SharedScore> ScoreShared(Genotype genotype, CancellationToken stop);
}
