using System.Diagnostics;
using MathNet.Numerics.Statistics;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Latency;

/// <summary>Times the forward pass of one sample.</summary>
internal static class LatencyMeter
{
    private const int WarmUpCalls = 10;
    private const int RepeatsARound = 30;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShortestRepeat = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    /// <summary>
    /// A repeat is as many calls as take a millisecond. Rounds of repeats are added until the median's standard error, 0.93 · IQR / √n for
    /// normal noise (Kendall and Stuart, The Advanced Theory of Statistics, section 10.10), is below 1 % of it, or three seconds are over.
    /// </summary>
    public static LatencyResult Measure(Module<Tensor, Tensor> net, Tensor input, TimeSpan? longest = null) => Measure(net, input, WarmUp, longest ?? Longest);

    public static LatencyResult Measure(Module<Tensor, Tensor> net, Tensor input, TimeSpan warmUp, TimeSpan longest)
    {
        net.eval();
        using var noGradient = inference_mode();
        var watch = Stopwatch.StartNew();
        var calls = 0;
        for (; calls < WarmUpCalls || watch.Elapsed < warmUp; calls++) Call(net, input, 1);
        var callsARepeat = Math.Max(1, (int)Math.Ceiling(ShortestRepeat * calls / watch.Elapsed));

        watch.Restart();
        List<double> seconds = [];
        while (true)
        {
            for (var i = 0; i < RepeatsARound; i++) seconds.Add(Call(net, input, callsARepeat));
            var sorted = seconds.Order().ToArray();
            double Quantile(double share) => SortedArrayStatistics.QuantileCustom(sorted, share, QuantileDefinition.R7);
            var (lower, median, upper) = (Quantile(0.25), Quantile(0.5), Quantile(0.75));
            if (0.93 * (upper - lower) / Math.Sqrt(sorted.Length) < 0.01 * median || watch.Elapsed > longest)
                return new LatencyResult(median, lower, upper, sorted.Length);
        }
    }

    private static double Call(Module<Tensor, Tensor> net, Tensor input, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            using var scope = NewDisposeScope();
            net.call(input);
        }
        if (input.device_type == DeviceType.CUDA) cuda.synchronize();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }
}
