using System.Text.Json;
using NasGen.Evaluation;
using NasGen.Native;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Spaces;

namespace NasGen.Cli.Tests.Fuzz;

/// <summary>
/// A real evaluator in the process of the test, instead of worker processes. Results go through the same JSON. What a worker process would turn into an
/// error of the user's code, whatever its type, is thrown here: a test sees it.
/// </summary>
internal sealed class EvaluatorWorkforce(SpaceDefinition definition, EvaluatorOptions options) : IWorkforce
{
    private readonly Evaluator _evaluator = new(definition, options);

    public int Size => 1;

    public void Arrange(int workers, int threads)
    {
    }

    public Task<WorkerGreeting> Greet(CancellationToken stop) => Sent(LibTorch.Versions);

    public Task<DataSummary> DescribeData(CancellationToken stop) => Sent(() => _evaluator.Data);

    public Task<DryRunResult> DryRun(Genotype genotype, CancellationToken stop) => Sent(() => _evaluator.DryRun(genotype));

    public Task<LatencyResult> MeasureLatency(Genotype genotype, CancellationToken stop) =>
        Sent(() => _evaluator.MeasureLatency(genotype, TimeSpan.FromMilliseconds(20)));

    public Task<TrainingPace> MeasurePace(Genotype genotype, TimeSpan most, TimeSpan silence, CancellationToken stop) =>
        Sent(() => _evaluator.MeasurePace(genotype, most, stop));

    public Task<EvaluationResult> Evaluate(
        Genotype genotype, EvaluationRequest request, TimeSpan silence, Action<double>? report, CancellationToken stop) =>
        Sent(() => _evaluator.Evaluate(genotype, request, report ?? (_ => { }), stop));

    public Task<SupernetResult> TrainSupernet(SupernetRequest request, TimeSpan silence, CancellationToken stop) =>
        Sent(() => _evaluator.TrainSupernet(request, _ => { }, stop));

    public Task<IReadOnlyDictionary<string, double>> ScoreUntrained(Genotype genotype, ulong seed, CancellationToken stop) =>
        Sent(() => _evaluator.ZeroCost(genotype, seed));

    public Task<SharedScore> ScoreShared(Genotype genotype, CancellationToken stop) => Sent(() => _evaluator.ScoreShared(genotype));

    public Task<TrivialScore?> ScoreTrivial(bool opensTest, CancellationToken stop) => Sent(() => _evaluator.ScoreTrivial(opensTest));

    public ValueTask DisposeAsync()
    {
        _evaluator.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What the host receives of a worker's result.</summary>
    private static Task<T> Sent<T>(Func<T> work)
    {
        try
        {
            return Task.FromResult(JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(work(), SpaceDescriptor.Json), SpaceDescriptor.Json)!);
        }
        catch (Exception e)
        {
            return Task.FromException<T>(e);
        }
    }
}
