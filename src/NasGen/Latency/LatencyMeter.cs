using System.Diagnostics;
using MathNet.Numerics.Statistics;
using NasGen.Search.Contracts;
using NasGen.Statics;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Latency;

/// <summary>Measures the latency of a forward pass.</summary>
internal static class LatencyMeter
{
    private const int WarmUpCalls = 10;
    private const int RepeatsPerRound = 30;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShortestRepeat = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The latency of a network in seconds per call. A repeat consists of as many calls as take a millisecond. Rounds of repeats are added until the
    /// standard error of the median is below 1 % of the median, or the time is over. The standard error is 0.93 · IQR / √n for normal noise (Kendall
    /// and Stuart, The Advanced Theory of Statistics, section 10.10).
    /// </summary>
    /// <param name="net">The network; it is set to eval mode.</param>
    /// <param name="input">The input, with the batch.</param>
    /// <param name="longest">The time after which no round is added; by default three seconds.</param>
    public static LatencyResult Measure(Module<Tensor, Tensor> net, Tensor input, TimeSpan? longest = null) => Measure(net, input, WarmUp, longest ?? Longest);

    /// <inheritdoc cref="Measure(Module{Tensor, Tensor}, Tensor, TimeSpan?)"/>
    /// <param name="warmUp">The least time of calls before the first repeat.</param>
    public static LatencyResult Measure(Module<Tensor, Tensor> net, Tensor input, TimeSpan warmUp, TimeSpan longest)
    {
        net.eval();
        using var noGradient = inference_mode();
        var isChanged = Changes(net, input);
        return Measure(calls => Call(net, input, calls, isChanged), warmUp, longest);
    }

    /// <summary>The latency of another call than that of a network in this process, such as a call of another runtime.</summary>
    public static LatencyResult Measure(Action call) => Measure(
        calls =>
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < calls; i++) call();
            return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
        },
        WarmUp, Longest);

    /// <param name="repeat">A function that makes some calls and returns the seconds per call.</param>
    private static LatencyResult Measure(Func<int, double> repeat, TimeSpan warmUp, TimeSpan longest)
    {
        var watch = Stopwatch.StartNew();
        var calls = 0;
        for (; calls < WarmUpCalls || watch.Elapsed < warmUp; calls++) repeat(1);
        var callsPerRepeat = Math.Max(1, (int)Math.Ceiling(ShortestRepeat * calls / watch.Elapsed));

        watch.Restart();
        List<double> seconds = [];
        while (true)
        {
            for (var i = 0; i < RepeatsPerRound; i++) seconds.Add(repeat(callsPerRepeat));
            var sorted = seconds.Order().ToArray();
            double Quantile(double share) => SortedArrayStatistics.QuantileCustom(sorted, share, QuantileDefinition.R7);
            var (lower, median, upper) = (Quantile(0.25), Quantile(0.5), Quantile(0.75));
            if (0.93 * (upper - lower) / Math.Sqrt(sorted.Length) < 0.01 * median || watch.Elapsed > longest)
                return new LatencyResult(median, lower, upper, sorted.Length);
        }
    }

    /// <summary>Whether the user's code in a network changes its input in place, or disposes of it, at once or in the next call.</summary>
    private static bool Changes(Module<Tensor, Tensor> net, Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor[] copies = [input.clone(), input.clone()];
        foreach (var copy in copies) net.call(copy);
        return copies.Any(copy => copy.IsInvalid || !copy.shape.AsSpan().SequenceEqual(input.shape) || !copy.eq(input).all().item<bool>());
    }

    /// <summary>The seconds of a call.</summary>
    /// <param name="calls">The number of calls that are timed together.</param>
    /// <param name="isChanged">Whether each call needs an input of its own. The copies are made before the clock runs.</param>
    private static double Call(Module<Tensor, Tensor> net, Tensor input, int calls, bool isChanged)
    {
        using var copies = NewDisposeScope();
        Tensor[] inputs = isChanged ? [.. Enumerable.Range(0, calls).Select(_ => input.clone())] : [];
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            using var scope = NewDisposeScope();
            net.call(isChanged ? inputs[i] : input);
        }
        if (input.device_type == DeviceType.CUDA) cuda.synchronize();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
        UserStatics.DisposeOfReplaced();
        return seconds;
    }
}
