using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Search.Execution;

/// <summary>
/// Dry runs, trainings and measurements for a search: made by worker processes in a search, by a function in a test. Failures are
/// <see cref="NasException"/> (the user's code or data), <see cref="WorkerCrashedException"/> and <see cref="WorkerTimeoutException"/>.
/// </summary>
internal interface IWorkforce : IAsyncDisposable
{
    /// <summary>The number of simultaneous trainings.</summary>
    int Size { get; }

    /// <summary>Sets the number of simultaneous trainings and the number of threads of each, while none is running.</summary>
    void Arrange(int workers, int threads);

    /// <summary>The versions that the workers run on.</summary>
    Task<WorkerGreeting> Greet(CancellationToken stop);

    /// <summary>Loads the data and describes them.</summary>
    Task<DataSummary> DescribeData(CancellationToken stop);

    /// <summary>Builds an architecture once and runs it, without training.</summary>
    Task<DryRunResult> DryRun(Genotype genotype, CancellationToken stop);

    /// <summary>Measures the latency of an architecture while all trainings are paused.</summary>
    Task<LatencyResult> MeasureLatency(Genotype genotype, CancellationToken stop);

    /// <summary>Times a few steps of an architecture's training, as one of the simultaneous trainings.</summary>
    /// <param name="genotype">The architecture.</param>
    /// <param name="most">The longest time for the steps.</param>
    /// <param name="silence">The time after which the timing counts as hanging.</param>
    /// <param name="stop">The token that ends the timing.</param>
    Task<TrainingPace> MeasurePace(Genotype genotype, TimeSpan most, TimeSpan silence, CancellationToken stop);

    /// <summary>Trains and scores an architecture.</summary>
    /// <param name="genotype">The architecture.</param>
    /// <param name="request">The training to make, and the data to score.</param>
    /// <param name="silence">The time without a report after which the training counts as hanging.</param>
    /// <param name="report">The receiver of the progress of the training, in [0, 1].</param>
    /// <param name="stop">The token that ends the training.</param>
    Task<EvaluationResult> Evaluate(Genotype genotype, EvaluationRequest request, TimeSpan silence, Action<double>? report, CancellationToken stop);

    /// <summary>Trains a supernet in a worker of its own, which keeps it for <see cref="ScoreShared"/>.</summary>
    Task<SupernetResult> TrainSupernet(SupernetRequest request, TimeSpan silence, CancellationToken stop);

    /// <summary>Scores an architecture without training it.</summary>
    Task<IReadOnlyDictionary<string, double>> ScoreUntrained(Genotype genotype, ulong seed, CancellationToken stop);

    /// <summary>Scores an architecture with the weights of the supernet.</summary>
    Task<SharedScore> ScoreShared(Genotype genotype, CancellationToken stop);

    /// <summary>Scores the trivial predictor; <see langword="null"/> if the training is the user's own.</summary>
    /// <param name="opensTest">Whether to score the test set too.</param>
    Task<TrivialScore?> ScoreTrivial(bool opensTest, CancellationToken stop);
}
