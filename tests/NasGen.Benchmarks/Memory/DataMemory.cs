using System.Diagnostics;
using System.Globalization;
using NasGen.Cli.Hosting;
using NasGen.Cli.Workers;
using NasGen.Search.Contracts;
using NasGen.Search.Files;

namespace NasGen.Benchmarks.Memory;

/// <summary>
/// Measures the memory of all worker processes of a search on Fashion-MNIST while they train: of one worker, and of two, which have a third process
/// for dry runs beside them.
/// </summary>
internal static class DataMemory
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static int Run(string[] arguments)
    {
        var fidelity = arguments.Length > 0 ? double.Parse(arguments[0], CultureInfo.InvariantCulture) : 1;
        if (!Directory.Exists(FashionImages.Folder)) throw new InvalidOperationException("This needs Debian's package dataset-fashion-mnist.");
        var one = Measure(1, fidelity).GetAwaiter().GetResult();
        var two = Measure(2, fidelity).GetAwaiter().GetResult();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"two workers need {(double)two / one:F2} times the memory of one"));
        return 0;
    }

    /// <returns>The most memory while all workers train.</returns>
    private static async Task<long> Measure(int size, double fidelity)
    {
        var definition = new FashionImagesDefinition();
        var genotype = SpaceDescriptor.Parse(definition.Descriptor).Space.ToSearchSpace().Default;
        var options = new WorkerOptions(typeof(DataMemory).Assembly.Location, typeof(FashionImages).FullName!, new EvaluatorOptions(".", SplitSeed: 1));
        var folder = RunFolder.TryCreate(Path.GetTempPath(), "nasgen-data-memory-");
        await using var workers = new WorkerPool(new WorkerLaunch(RuntimeCommandLine.Current, options), size, TimeSpan.FromSeconds(20), folder);

        var watch = Stopwatch.StartNew();
        await workers.Greet(default);
        Say($"{size}: start {watch.Elapsed.TotalSeconds:F1} s");
        Print("started");
        watch.Restart();
        var data = await workers.DescribeData(default);
        Say($"{size}: data {watch.Elapsed.TotalSeconds:F1} s, {data.Hash[..15]}, {data.Split[..8]}");
        Print("data read");
        await workers.DryRun(genotype, default);
        Print("dry run made");

        watch.Restart();
        var progress = new double[size];
        var trainings = Enumerable.Range(0, size).Select(i => workers.Evaluate(
            genotype, new EvaluationRequest((ulong)i + 1, fidelity), Patience, share => progress[i] = share, default)).ToArray();
        List<ProcessMemory[]> samples = [];
        while (!trainings.Any(t => t.IsCompleted))
        {
            await Task.Delay(200);
            if (progress.All(share => share > 0)) samples.Add(Children());
        }
        var results = await Task.WhenAll(trainings);
        var most = samples.MaxBy(Sum)!;
        Say($"{size}: trained in {watch.Elapsed.TotalSeconds:F1} s, validation accuracy {results[0].Metrics.Validation["Accuracy"]:R}");
        Print("most while training", most);
        return Sum(most);

        void Print(string when, ProcessMemory[]? processes = null)
        {
            processes ??= Children();
            foreach (var process in processes) Say($"     {Text(process)}");
            Say($"{size}: {when}: {Text(processes.Aggregate((left, right) => left + right))}");
        }
    }

    private static ProcessMemory[] Children() =>
        [.. ProcessMemory.ChildrenOf(Environment.ProcessId).Select(id => ProcessMemory.Of(id, "/samples")).OfType<ProcessMemory>()];

    private static long Sum(ProcessMemory[] processes) => processes.Sum(process => process.Total);

    private static string Text(ProcessMemory memory) => string.Create(
        CultureInfo.InvariantCulture,
        $"{memory.Total >> 20} MiB = {memory.Private >> 20} heaps + {memory.Data >> 20} samples + {memory.Files >> 20} libraries");

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
