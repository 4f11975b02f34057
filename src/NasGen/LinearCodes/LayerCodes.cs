using System.Diagnostics;
using NasGen.Data;
using NasGen.Expansions;
using NasGen.Search.Contracts;
using NasGen.Search.Insights.LinearCodes;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.LinearCodes;

/// <summary>
/// How a trained network untangles its data: the linear discriminant code length of each layer's first principal components, on a sample of
/// the training data.
/// </summary>
internal static class LayerCodes
{
    /// <summary>Of one layer: in as many dimensions as there are samples every set is separable, whatever the network does.</summary>
    public const int MostComponents = 16;

    /// <summary>The least number of samples for each dimension: random labels are hardly ever separable from twice as many on (Cover 1965).</summary>
    private const int SamplesADimension = 4;

    /// <summary>Random labels of as many are far from separable, and a linear program takes some milliseconds.</summary>
    public const int MostSamples = 512;

    /// <summary>The share of each class that a hyperplane may misplace.</summary>
    public const double Tolerance = 0.02;

    /// <param name="net">A trained candidate of the plan's architecture.</param>
    /// <param name="samples">Of a classification.</param>
    /// <param name="allowance">The most time for all layers, of which each has half of what is left, from the last layer, which needs least, to the first; what is not found out in it is a bound or unknown.</param>
    /// <param name="stop">Ends all that is left.</param>
    /// <param name="report">Told before each layer, so that nobody takes this for silence.</param>
    /// <returns><see langword="null"/> where the solver has no native library for this system.</returns>
    public static LayerCode[]? Of(Module<Tensor, Tensor> net, ArchitecturePlan plan, Samples samples, TimeSpan allowance, Action report, CancellationToken stop)
    {
        using var scope = NewDisposeScope();
        var rows = Balanced(samples.Targets.cpu().data<long>().ToArray());
        var index = tensor(rows.Select(row => (long)row).ToArray(), device: samples.Inputs.device);
        int[] classes = [.. samples.Targets.index_select(0, index).cpu().data<long>().ToArray().Select(c => (int)c)];
        using var taps = new LayerTaps(net, plan);
        var layers = taps.Read(net, samples.Inputs.index_select(0, index));
        var most = Math.Clamp(rows.Length / SamplesADimension, 1, MostComponents);
        List<LayerCode> codes = [];
        try
        {
            var clock = Stopwatch.StartNew();
            for (var left = layers.Count; left > 0; left--)
            {
                report();
                var (name, activations) = layers[left - 1];
                using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
                end.CancelAfter(Max(allowance - clock.Elapsed, TimeSpan.Zero) / Math.Min(left, 2));
                var components = PrincipalComponents.Of(activations, most);
                codes.Add(new LayerCode(name, components[0].Length, LinearDiscriminantCodeLength.Of(components, classes, Tolerance, end.Token)));
            }
        }
        catch (TypeInitializationException e) when (e.InnerException is DllNotFoundException)
        {
            return null;
        }
        codes.Reverse();
        return [.. codes];
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    /// <summary>The first of each class in turn: a set that is large enough has as many of each as there are.</summary>
    private static int[] Balanced(long[] targets) =>
    [
        .. Enumerable.Range(0, targets.Length).GroupBy(i => targets[i])
            .SelectMany(own => own.Select((row, turn) => (row, turn)))
            .OrderBy(s => s.turn).ThenBy(s => s.row).Take(MostSamples).Select(s => s.row).Order(),
    ];
}
