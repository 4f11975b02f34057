using MathNet.Numerics.Statistics;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Latency;

/// <summary>
/// Latency at one speed of the machine. Processors change their clock with temperature and neighbours, here by 1.6 within seconds, and a
/// sum over blocks that were measured at different speeds is no network's latency. A small fixed network is therefore timed before and
/// after each measurement, which counts in units of it; one between which the speed changed is made again.
/// </summary>
internal sealed class SteadyMeter : IDisposable
{
    private const int Attempts = 3;
    private const double Steady = 0.04;
    private const int Readings = 31;
    private readonly List<double> _all = [];
    private readonly Func<double> _reference;
    private readonly Func<Module<Tensor, Tensor>, Tensor, double> _measure;
    private readonly IDisposable? _network;

    public SteadyMeter() : this(new ReferenceNetwork(), (net, input) => LatencyMeter.Measure(net, input).Median)
    {
    }

    private SteadyMeter(ReferenceNetwork network, Func<Module<Tensor, Tensor>, Tensor, double> measure) : this(network.Seconds, measure) => _network = network;

    /// <param name="reference">Times the reference, in seconds.</param>
    /// <param name="measure">Times a network, in seconds.</param>
    public SteadyMeter(Func<double> reference, Func<Module<Tensor, Tensor>, Tensor, double> measure)
    {
        _measure = measure;
        _reference = () =>
        {
            var seconds = reference();
            _all.Add(seconds);
            return seconds;
        };
        double[] readings = [.. Enumerable.Range(0, Readings).Select(_ => _reference()).Order()];
        Usual = readings[Readings / 2];
        Spread = (readings[Readings * 3 / 4] - readings[Readings / 4]) / Usual;
    }

    /// <summary>Seconds of the reference at the speed that everything is told at: the median at the start.</summary>
    public double Usual { get; }

    /// <summary>
    /// How long things took over all readings so far for one second at the usual speed: what turns what was told into what a clock shows on
    /// the whole, where the start was faster or slower than the rest.
    /// </summary>
    public double Slowness => SortedArrayStatistics.QuantileCustom([.. _all.Order()], 0.5, QuantileDefinition.R7) / Usual;

    /// <summary>The interquartile range of the reference at the start, as a share of its median: the noise floor.</summary>
    public double Spread { get; }

    /// <summary>Seconds for one call in eval mode at the usual speed.</summary>
    public double Seconds(Module<Tensor, Tensor> net, Tensor input) => AtUsualSpeed(() => _measure(net, input));

    /// <summary>A measurement in seconds, made at whatever speed, as it would be at the usual one.</summary>
    public double AtUsualSpeed(Func<double> measure)
    {
        var (best, least) = (double.NaN, double.PositiveInfinity);
        for (var attempt = 0; attempt < Attempts && least > Steady; attempt++)
        {
            var before = _reference();
            var seconds = measure();
            var after = _reference();
            var change = Math.Abs(before - after) / Math.Min(before, after);
            if (change < least) (best, least) = (seconds * 2 * Usual / (before + after), change);
        }
        return best;
    }

    public void Dispose() => _network?.Dispose();
}
