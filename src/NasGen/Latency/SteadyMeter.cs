using MathNet.Numerics.Statistics;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Latency;

/// <summary>
/// Measures latency at one speed of the machine. Processors change their clock with temperature and load, by a factor of up to 1.6 within seconds
/// on a test machine, and a sum over blocks that were measured at different speeds is not the latency of a network. A small fixed network, the
/// reference, is therefore measured before and after each measurement, and the measurement is converted to the reference's usual speed. If the speed
/// changed in between, the measurement is repeated.
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

    /// <param name="reference">A function that measures the reference, in seconds.</param>
    /// <param name="measure">A function that measures a network, in seconds.</param>
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

    /// <summary>The seconds of the reference at the usual speed, to which all results are converted: the median at the start.</summary>
    public double Usual { get; }

    /// <summary>
    /// The median of all readings of the reference, divided by the usual one. A result times this factor is what a clock shows on average, if the
    /// machine was faster or slower at the start than later.
    /// </summary>
    public double Slowness => SortedArrayStatistics.QuantileCustom([.. _all.Order()], 0.5, QuantileDefinition.R7) / Usual;

    /// <summary>The noise floor: the interquartile range of the reference at the start, as a share of its median.</summary>
    public double Spread { get; }

    /// <summary>The latency of a network in eval mode, in seconds per call at the usual speed.</summary>
    public double Seconds(Module<Tensor, Tensor> net, Tensor input) => AtUsualSpeed(() => _measure(net, input));

    /// <summary>The result of a measurement in seconds, converted to the usual speed. The attempt with the smallest change of speed counts.</summary>
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
