using System.Diagnostics;
using System.Globalization;
using Digits;
using NasGen.Evaluation;
using NasGen.Latency;
using NasGen.Modules;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;

namespace NasGen.Benchmarks.Devices;

/// <summary>
/// Compares predicted and measured latency of random networks of two spaces. The line is fitted to some networks and tested on others. The
/// process starts itself again with the allocator settings of a worker, because searches measure in workers.
/// </summary>
internal static class LatencyPredictions
{
    private const string Marker = "MALLOC_MMAP_MAX_";

    public static int Run(string[] arguments)
    {
        if (Environment.GetEnvironmentVariable(Marker) is null) return Again(arguments);
        var (unseen, fitted) = (Number(0, 50), Number(1, 12));
        foreach (var definition in new SpaceDefinition[] { new DigitsNetDefinition(), new ImageChainDefinition() }) Judge(definition, fitted, unseen);
        return 0;

        int Number(int index, int otherwise) => arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;
    }

    private static void Judge(SpaceDefinition definition, int fitted, int unseen)
    {
        var space = SpaceDescriptor.Parse(definition.Descriptor).Space;
        using var evaluator = new Evaluator(definition, new EvaluatorOptions(".", SplitSeed: 1));
        using var meter = new SteadyMeter();
        var operations = new OperationLatency(new ModuleBuilder(definition), meter.Seconds);
        var prediction = new LatencyPrediction(space, operations.Seconds);
        var random = new RandomStream(1, "latency-prediction");
        var search = space.ToSearchSpace();
        var drawn = new HashSet<Genotype>();
        while (drawn.Count < fitted + unseen) drawn.Add(search.Sample(random));

        var (blocks, wholes) = (Stopwatch.StartNew(), new Stopwatch());
        List<(Genotype Genotype, double Sum, double Measured, double Raw)> networks = [];
        foreach (var genotype in drawn)
        {
            var shapes = evaluator.DryRun(genotype).Shapes;
            blocks.Start();
            var sum = prediction.Sum(genotype, shapes);
            blocks.Stop();
            wholes.Start();
            var raw = 0.0;
            var measured = meter.AtUsualSpeed(() => raw = evaluator.MeasureLatency(genotype).Median);
            networks.Add((genotype, sum, measured, raw));
            wholes.Stop();
        }
        // A second measurement of the same networks. No prediction can be closer to the clock than this.
        var again = PredictionAccuracy.Of([.. networks.Skip(fitted).Select(n => (evaluator.MeasureLatency(n.Genotype).Median, n.Raw))]);
        prediction.Fit([.. networks.Take(fitted).Select(n => (n.Sum, n.Measured))]);
        var accuracy = PredictionAccuracy.Of(networks.Skip(fitted).Select(n => (prediction.Line.At(n.Sum), n.Measured)));
        var (fastest, slowest) = (networks.Min(n => n.Measured) * 1e6, networks.Max(n => n.Measured) * 1e6);
        Say($"{space.Name}: {operations.Count} blocks measured in {blocks.Elapsed.TotalSeconds:F0} s");
        Say($"  {networks.Count} networks of {fastest:F0} to {slowest:F0} µs measured in {wholes.Elapsed.TotalSeconds:F0} s");
        Say($"  measured = {prediction.Line.A * 1e6:F1} µs + {prediction.Line.B:F3} · sum, fitted to {fitted} networks");
        var unscaled = PredictionAccuracy.Of(networks.Skip(fitted).Select(n => (prediction.Line.At(n.Sum) * meter.Slowness, n.Raw)));
        Say($"  on {unseen} other networks: {accuracy}");
        Say($"  against the time of the clock, without scaling to the usual speed: {unscaled}");
        Say($"  two measurements of the same networks against each other: {again}");
        foreach (var (genotype, sum, measured, _) in networks.Skip(fitted).OrderByDescending(n => Math.Abs(prediction.Line.At(n.Sum) / n.Measured - 1)).Take(4))
            Say($"  {prediction.Line.At(sum) * 1e6,7:F0} predicted, {measured * 1e6,7:F0} measured: {genotype}");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static int Again(string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(typeof(LatencyPredictions).Assembly.Location);
        foreach (var argument in arguments.Prepend("latency-prediction")) start.ArgumentList.Add(argument);
        start.Environment[Marker] = "0";
        start.Environment["MALLOC_TRIM_THRESHOLD_"] = "4294967296";
        start.Environment["MALLOC_TOP_PAD_"] = "67108864";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
