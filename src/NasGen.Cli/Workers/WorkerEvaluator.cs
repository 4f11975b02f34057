using System.Text.Json;
using NasGen.Cli.Hosting;
using NasGen.Evaluation;
using NasGen.Native;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Cli.Workers;

/// <summary>Answers requests in a worker process, by the evaluator of the user's space.</summary>
internal sealed class WorkerEvaluator(WorkerOptions options)
{
    private readonly Evaluator _evaluator = new(
        UserAssembly.LoadSpaces(options.Assembly, options.Evaluator.ProjectDirectory, [options.Space])[0].Definition, options.Evaluator);

    public JsonElement Answer(WorkerRequest request, Action<double> report, CancellationToken stop)
    {
        Evaluator.UseThreads(request.Threads > 0 ? request.Threads : options.Evaluator.Threads);
        return Result(request, report, stop);
    }

    private JsonElement Result(WorkerRequest request, Action<double> report, CancellationToken stop) => request.Kind switch
    {
        RequestKind.Hello => Element(LibTorch.Versions()),
        RequestKind.Data => Element(_evaluator.Data),
        RequestKind.ShareData => Element(_evaluator.ShareData()),
        RequestKind.DryRun => Element(_evaluator.DryRun(Genotype(request))),
        RequestKind.Latency => Element(_evaluator.MeasureLatency(Genotype(request))),
        RequestKind.Pace => Element(_evaluator.MeasurePace(Genotype(request), TimeSpan.FromSeconds(request.Seconds), stop)),
        RequestKind.Evaluate => Element(_evaluator.Evaluate(Genotype(request), request.Evaluation!, report, stop)),
        RequestKind.Supernet => Element(_evaluator.TrainSupernet(request.Supernet!, report, stop)),
        RequestKind.Shared => Element(_evaluator.ScoreShared(Genotype(request))),
        RequestKind.ZeroCost => Element(_evaluator.ZeroCost(Genotype(request), request.Seed)),
        RequestKind.Trivial => Element(_evaluator.ScoreTrivial(request.OpensTest)),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Kind, null),
    };

    /// <summary>Reads the genotype of a request. Code behind this class works with genotypes, not with text.</summary>
    private Genotype Genotype(WorkerRequest request) => _evaluator.Space.Parse(request.Genotype!);

    private static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value, SpaceDescriptor.Json);
}
