using System.Reflection;
using System.Text.Json;
using NasGen.Cli.Hosting;
using NasGen.Descriptors;
using NasGen.Evaluation;
using NasGen.Native;

namespace NasGen.Cli.Workers;

/// <summary>What a worker does with a request: the evaluator of the user's space, behind messages.</summary>
internal sealed class WorkerEvaluator(WorkerOptions options)
{
    private readonly Evaluator _evaluator = new(
        UserAssembly.Load(options.Assembly, options.Evaluator.ProjectDirectory, [options.Space])[0].Definition, options.Evaluator);

    public JsonElement Answer(WorkerRequest request, Action<double> report, CancellationToken stop) => request.Kind switch
    {
        RequestKind.Hello => Element(Greeting()),
        RequestKind.Data => Element(_evaluator.Data),
        RequestKind.DryRun => Element(_evaluator.DryRun(request.Evaluation!.Genotype)),
        RequestKind.Latency => Element(_evaluator.MeasureLatency(request.Evaluation!.Genotype)),
        RequestKind.Evaluate => Element(_evaluator.Evaluate(request.Evaluation!, report, stop)),
        RequestKind.Supernet => Element(_evaluator.TrainSupernet(request.Supernet!, report, stop)),
        RequestKind.Shared => Element(_evaluator.ScoreShared(request.Evaluation!.Genotype)),
        RequestKind.ZeroCost => Element(_evaluator.ZeroCost(request.Evaluation!.Genotype, request.Evaluation.Seed)),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Kind, null),
    };

    public static WorkerGreeting Greeting()
    {
        LibTorch.Require();
        var torch = typeof(TorchSharp.torch).Assembly;
        var version = torch.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        return new WorkerGreeting(version ?? torch.GetName().Version!.ToString(3), TorchSharp.torch.__version__);
    }

    private static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value, SpaceDescriptor.Json);
}
