using System.Diagnostics;
using System.Globalization;
using NasGen.Cli.Hosting;
using NasGen.Cli.Platform;
using NasGen.Costs;
using NasGen.Evaluation;
using NasGen.Latency;
using NasGen.Native;
using NasGen.Plans;
using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using NasGen.Search.Records;
using NasGen.Search.Spaces;

namespace NasGen.Cli.Profiles;

/// <summary>
/// Measures this machine: the layers of a grid, with one thread and with all threads, and then whole networks, which test the predictions.
/// </summary>
/// <param name="spaces">The search spaces whose networks are measured.</param>
/// <param name="isQuick">Whether the grid is small.</param>
/// <param name="say">The action that prints a line.</param>
internal sealed class DeviceMeasurement(IReadOnlyList<UserSpace> spaces, bool isQuick, Action<string> say)
{
    private static readonly TimeSpan NetworkTime = TimeSpan.FromMilliseconds(150);
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>The time at which the whole networks begin. Layers that are not reached before are left out.</summary>
    private TimeSpan Layers => TimeSpan.FromSeconds(isQuick ? 18 : 125);

    private TimeSpan End => TimeSpan.FromSeconds(isQuick ? 32 : 180);

    public DeviceProfile Run()
    {
        var versions = LibTorch.Versions();
        List<DeviceLayer> layers = [];
        List<DeviceBlock> blocks = [];
        var (noise, bandwidth) = (0.0, 0.0);
        int[] threads = Environment.ProcessorCount > 1 ? [1, Environment.ProcessorCount] : [1];
        foreach (var count in threads)
        {
            using var meter = new GridMeter(count);
            if (count == 1) (noise, bandwidth) = (meter.Noise, meter.CopyBandwidth());
            // The grid is shuffled, therefore the layers that the end of the time cuts off are spread over the whole grid.
            var share = _watch.Elapsed + (Layers - _watch.Elapsed) / (count == 1 ? threads.Length : 1);
            layers.AddRange(Measure(meter, count, share));
            foreach (var (block, plan, input) in DeviceGrid.Blocks(isQuick))
            {
                if (_watch.Elapsed > share) break;
                var result = meter.Time(plan, input);
                blocks.Add(new DeviceBlock
                {
                    Block = block,
                    Input = string.Join('x', input),
                    Threads = count,
                    Median = Round(result.Median),
                    Interquartile = Round(Range(result)),
                    Repeats = result.Repeats,
                });
            }
        }
        var profile = new DeviceProfile
        {
            Machine = new DeviceMachine { Processor = Machine.Processor(), Cores = Environment.ProcessorCount, System = Machine.System() },
            Versions = new DeviceVersions { Nasgen = ProductVersion.Short, Torchsharp = versions.TorchSharp, Libtorch = versions.LibTorch },
            Date = TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Noise = new DeviceNoise { Timer = Round(GridMeter.TimerResolution()), Repeat = Round(noise) },
            CopyBandwidth = Round(bandwidth),
            Layers = layers,
            Blocks = blocks,
        };
        Say($"noise: clock {profile.Noise.Timer * 1e9:0} ns, between repeats {100 * noise:0.0} %; copies {bandwidth / 1e9:0.0} GB/s");
        return Judge(profile);
    }

    private IEnumerable<DeviceLayer> Measure(GridMeter meter, int threads, TimeSpan until)
    {
        var grid = DeviceGrid.Layers(isQuick).ToArray();
        new RandomStream(1, "device").Shuffle(grid);
        var points = new Dictionary<string, List<DevicePoint>>(StringComparer.Ordinal);
        foreach (var (kind, plan, input) in grid)
        {
            if (_watch.Elapsed > until && points.Count == LayerKind.All.Count) break;
            var call = LayerWalk.Calls(plan, input);
            var result = meter.Time(plan, input);
            if (!points.TryGetValue(kind, out var list)) points[kind] = list = [];
            list.Add(new DevicePoint
            {
                Layer = PlanText.Of(plan, input),
                Macs = call.Sum(c => c.Macs),
                Bytes = call.Sum(c => c.Bytes),
                Units = call.Max(c => c.Units),
                Median = Round(result.Median),
                Interquartile = Round(Range(result)),
                Repeats = result.Repeats,
            });
        }
        foreach (var kind in LayerKind.All.Where(points.ContainsKey))
        {
            var model = LayerModel.Fit([.. points[kind].Select(p => new LayerPoint(p.Macs, p.Bytes, p.Units, p.Median))]);
            var (unit, form) = (threads == 1 ? "thread" : "threads", model.IsLinear ? "linear" : "interpolated");
            Say($"{threads} {unit}, {kind}: {points[kind].Count} shapes, {form} model, median leave-one-out error {100 * model.Error:0.0} %");
            yield return new DeviceLayer
            {
                Kind = kind,
                Threads = threads,
                Model = form,
                Error = Round(model.Error),
                Call = Round(model.Rates.Call),
                PerMac = Round(model.Rates.PerMac),
                PerByte = Round(model.Rates.PerByte),
                PerUnit = Round(model.Rates.PerUnit),
                Points = points[kind],
            };
        }
    }

    /// <summary>Fits the line to a third of the networks and tests it on the others, with one thread, as trainings have.</summary>
    private DeviceProfile Judge(DeviceProfile profile)
    {
        using var meter = new GridMeter(1);
        List<(string Space, double Sum, double Measured)> networks = [];
        for (var i = 0; i < spaces.Count; i++)
        {
            var (definition, model) = spaces[i];
            var until = _watch.Elapsed + (End - _watch.Elapsed) / (spaces.Count - i);
            using var evaluator = new Evaluator(definition, new EvaluatorOptions(model.ProjectDirectory, SplitSeed: 0));
            var costs = new DeviceCosts(profile, model.Descriptor.Space, threads: 1);
            var random = new RandomStream(2, "device");
            var drawn = new HashSet<Genotype>();
            for (var draws = 0; draws < 400 && _watch.Elapsed < until; draws++)
            {
                var genotype = model.Space.Sample(random);
                if (!drawn.Add(genotype)) continue;
                try
                {
                    var sum = costs.Sum(genotype, evaluator.DryRun(genotype));
                    networks.Add((model.Name, sum, meter.AtUsualSpeed(() => evaluator.MeasureLatency(genotype, NetworkTime)).Median));
                }
                catch (NasException)
                {
                    // An architecture that cannot be built is skipped.
                }
            }
        }
        var line = RobustLine.Fit([.. networks.Where((_, i) => i % 3 == 0).Select(n => (n.Sum, n.Measured))]);
        var slowness = meter.Slowness;
        List<DevicePrediction> predictions = [];
        foreach (var space in networks.Where((_, i) => i % 3 != 0).GroupBy(n => n.Space, StringComparer.Ordinal))
        {
            var accuracy = PredictionAccuracy.Of(space.Select(n => (line.At(n.Sum), n.Measured)));
            Say($"{space.Key}: predicted against measured latency of {accuracy.Networks} random networks that were not used for fitting: {accuracy}");
            predictions.Add(new DevicePrediction
            {
                Space = space.Key,
                Networks = accuracy.Networks,
                MedianError = Round(accuracy.MedianError),
                Within5 = Round(accuracy.Within5),
                Within10 = Round(accuracy.Within10),
            });
        }
        var (overhead, factor) = (line.A * slowness, line.B * slowness);
        Say($"a network takes {overhead * 1e6:0.0} µs plus {factor:0.00} times the sum of its layers; {_watch.Elapsed.TotalSeconds:0} s in total");
        return profile with { Network = new DeviceLine { CallOverhead = Round(overhead), Factor = Round(factor) }, Predictions = predictions };
    }

    private static double Range(LatencyResult result) => result.UpperQuartile - result.LowerQuartile;

    private static double Round(double value) => Rounding.Round(value, 4);

    private void Say(FormattableString text) => say(text.ToString(CultureInfo.InvariantCulture));
}
