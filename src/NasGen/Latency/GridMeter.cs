using System.Diagnostics;
using MathNet.Numerics.Statistics;
using NasGen.Modules;
using NasGen.Native;
using NasGen.Plans;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Latency;

/// <summary>Measures the latency of built-in blocks and layers with a given number of threads, at the usual speed of the machine.</summary>
internal sealed class GridMeter : IDisposable
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(70);
    private readonly ModuleBuilder _builder = new(new NoModules());
    private readonly SteadyMeter _meter;

    /// <exception cref="NasException">NAS1002: libtorch is missing.</exception>
    public GridMeter(int threads)
    {
        LibTorch.Require();
        set_num_threads(threads);
        _meter = new SteadyMeter();
    }

    /// <summary>The noise between repeats: the interquartile range of a fixed network's latency, as a share of its median.</summary>
    public double Noise => _meter.Spread;

    /// <inheritdoc cref="SteadyMeter.Slowness"/>
    public double Slowness => _meter.Slowness;

    /// <summary>The latency of a plan, in seconds per sample.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="input">The input shape, without the batch.</param>
    public LatencyResult Time(IReadOnlyList<BlockPlan> plan, long[] input)
    {
        using var scope = NewDisposeScope();
        using var module = _builder.Build(new SequencePlan(plan));
        using var sample = zeros([1, .. input]);
        return AtUsualSpeed(() => LatencyMeter.Measure(module, sample, WarmUp, Longest));
    }

    /// <summary>The result of a measurement, converted to the usual speed of the machine.</summary>
    public LatencyResult AtUsualSpeed(Func<LatencyResult> measure)
    {
        LatencyResult last = new(1, 1, 1, 0);
        var seconds = _meter.AtUsualSpeed(() => (last = measure()).Median);
        var scale = seconds / last.Median;
        return new LatencyResult(seconds, last.LowerQuartile * scale, last.UpperQuartile * scale, last.Repeats);
    }

    /// <summary>The bandwidth of memory in bytes per second, from copies of 32 MiB that are read and written.</summary>
    public double CopyBandwidth()
    {
        const long Numbers = 8 << 20;
        using var from = zeros(Numbers);
        using var to = zeros(Numbers);
        List<double> seconds = [];
        for (var i = 0; i < 12; i++)
        {
            var start = Stopwatch.GetTimestamp();
            to.copy_(from);
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return 2 * 4 * Numbers / SortedArrayStatistics.QuantileCustom([.. seconds.Skip(2).Order()], 0.5, QuantileDefinition.R7);
    }

    /// <summary>The smallest difference that the clock shows, in seconds.</summary>
    public static double TimerResolution()
    {
        var least = long.MaxValue;
        for (var i = 0; i < 10_000; i++)
        {
            var (first, second) = (Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
            while (second == first) second = Stopwatch.GetTimestamp();
            least = Math.Min(least, second - first);
        }
        return (double)least / Stopwatch.Frequency;
    }

    public void Dispose() => _meter.Dispose();

    /// <summary>A definition without a space, because built-in blocks need none.</summary>
    private sealed class NoModules : SpaceDefinition
    {
        public override string Descriptor => "";

        public override string Hash => "";

        public override string Size => "0";

        public override Module<Tensor, Tensor> Create(CandidateBuilder builder) => throw new NotSupportedException();

        public override void Build(Module<Tensor, Tensor> candidate) => throw new NotSupportedException();
    }
}
