using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using NasGen.Cli.Hosting;
using NasGen.Cli.Platform;
using NasGen.Cli.Workers;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Files;
using NasGen.Search.Spaces;

namespace NasGen.Cli.Crews;

/// <summary>
/// The workers of one machine for the search of another: it reads requests, hands them to a <see cref="WorkerPool"/> and writes the replies. It ends with
/// its standard input, and its workers with it.
/// </summary>
/// <param name="folder">A folder for the files of trainings.</param>
internal sealed class CrewLoop(IWorkforce workers, SearchSpace space, CrewOptions options, string folder, TextReader input, TextWriter output)
{
    private readonly ConcurrentDictionary<long, CancellationTokenSource> _running = new();

    public static int Run(CrewOptions options, string assembly, string projectDirectory, int slots)
    {
        var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        StandardStreams.Detach();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        var threads = Math.Max(1, Environment.ProcessorCount / slots);
        var evaluator = new EvaluatorOptions(projectDirectory, options.SplitSeed, threads, options.Device);
        var launch = new WorkerLaunch(RuntimeCommandLine.Current, new WorkerOptions(assembly, options.Space, evaluator));
        using var files = RunFolder.TryCreate(Path.Combine(projectDirectory, ".."), "crew-")
            ?? throw new NasException("NAS2025", $"No folder can be created beside '{projectDirectory}'.");
        var samples = RunFolder.TryCreate(files.Path, "data-");
        var workers = new WorkerPool(launch, slots, TimeSpan.FromSeconds(20), samples);
        var space = UserAssembly.Load(assembly, projectDirectory, [options.Space])[0].Space;
        new CrewLoop(workers, space, options, files.Path, input, output).Run().GetAwaiter().GetResult();
        return 0;
    }

    /// <summary>Answers until the input ends.</summary>
    public async Task Run()
    {
        while (await input.ReadLineAsync() is { } line)
        {
            var request = JsonSerializer.Deserialize<CrewRequest>(line, SpaceDescriptor.Json)!;
            if (!request.IsCancel) _ = Task.Run(() => Answer(request));
            else if (_running.TryGetValue(request.Id, out var running)) await running.CancelAsync();
        }
        await workers.DisposeAsync();
    }

    private async Task Answer(CrewRequest request)
    {
        using var stop = new CancellationTokenSource();
        _running[request.Id] = stop;
        try
        {
            Write(await Reply(request, stop.Token));
        }
        catch (Exception e)
        {
            Write(CrewReply.Of(request.Id, e));
        }
        finally
        {
            _running.TryRemove(request.Id, out _);
        }
    }

    private async Task<CrewReply> Reply(CrewRequest request, CancellationToken stop)
    {
        if (request.Genotype is null) return await Greet(stop);
        var (genotype, silence) = (space.Parse(request.Genotype), TimeSpan.FromSeconds(request.Silence));
        if (request.Evaluation is not { } wanted)
        {
            var pace = await workers.MeasurePace(genotype, TimeSpan.FromSeconds(request.Seconds), silence, stop);
            return new CrewReply(request.Id, CrewReplyKind.Result) { Result = Element(pace) };
        }
        var place = Directory.CreateDirectory(Path.Combine(folder, $"{request.Id}"));
        try
        {
            var evaluation = (request.Files ?? new()).Place(wanted, place.FullName);
            var result = await workers.Evaluate(
                genotype, evaluation, silence, share => Write(new CrewReply(request.Id, CrewReplyKind.Progress) { Share = share }), stop);
            return new CrewReply(request.Id, CrewReplyKind.Result) { Result = Element(result), Files = TravellingFiles.Written(evaluation) };
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    private async Task<CrewReply> Greet(CancellationToken stop)
    {
        var data = await workers.DescribeData(stop);
        return options.Mismatch(await workers.Greet(stop), data) is { } mismatch ? CrewReply.Of(0, mismatch) : new CrewReply(0, CrewReplyKind.Ready);
    }

    private void Write(CrewReply reply)
    {
        lock (output) output.WriteLine(reply.ToLine());
    }

    private static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value, SpaceDescriptor.Json);
}
