using System.Diagnostics;
using MathNet.Numerics.Statistics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Latency;

/// <summary>A fixed network with a mixture of work: multiplications, copies, and calls that compute little.</summary>
internal sealed class ReferenceNetwork : IDisposable
{
    private const int Calls = 8;
    private const int Repeats = 11;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.7);
    private readonly Sequential _net;
    private readonly Tensor _input;

    public ReferenceNetwork()
    {
        using var random = get_rng_state();
        _net = Sequential(
            Conv2d(8, 16, 3, padding: 1, bias: false), BatchNorm2d(16), ReLU(), Conv2d(16, 16, 3, padding: 1, bias: false), BatchNorm2d(16), ReLU(),
            AdaptiveAvgPool2d(1), Flatten(), Linear(16, 10));
        set_rng_state(random);
        _net.eval();
        foreach (var parameter in _net.parameters()) parameter.DetachFromDisposeScope();
        foreach (var buffer in _net.buffers()) buffer.DetachFromDisposeScope();
        _input = zeros(1, 8, 12, 12).DetachFromDisposeScope();
        // Runs until the runtime has compiled the calls finally; tiered compilation makes them faster at first.
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < WarmUp;) Seconds();
    }

    /// <summary>The median seconds per call, over some milliseconds of calls.</summary>
    public double Seconds()
    {
        using var noGradient = inference_mode();
        var repeats = new double[Repeats];
        for (var i = -2; i < Repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var call = 0; call < Calls; call++)
            {
                using var scope = NewDisposeScope();
                _net.call(_input);
            }
            if (i >= 0) repeats[i] = Stopwatch.GetElapsedTime(start).TotalSeconds / Calls;
        }
        return SortedArrayStatistics.QuantileCustom([.. repeats.Order()], 0.5, QuantileDefinition.R7);
    }

    public void Dispose()
    {
        _net.Dispose();
        _input.Dispose();
    }
}
