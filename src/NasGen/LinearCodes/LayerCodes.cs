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
/// Shows how a trained network separates its classes from layer to layer: the linear discriminant code length of each layer's first principal
/// components, on a sample of the training data.
/// </summary>
internal static class LayerCodes
{
    /// <summary>The largest number of components per layer. In as many dimensions as there are samples, every labelling is separable.</summary>
    public const int MostComponents = 16;

    /// <summary>
    /// The least number of samples per dimension. With two or more samples per dimension, random labels are rarely separable (Cover 1965).
    /// </summary>
    private const int SamplesPerDimension = 4;

    /// <summary>The largest number of samples. Random labels of as many are far from separable, and a linear program takes only milliseconds.</summary>
    public const int MostSamples = 512;

    /// <summary>The share of each class that a hyperplane may misplace.</summary>
    public const double Tolerance = 0.02;

    /// <param name="net">A trained candidate of the plan's architecture.</param>
    /// <param name="plan">The plan of the architecture, with recorded shapes.</param>
    /// <param name="samples">The samples of a classification.</param>
    /// <param name="allowance">
    /// The most time for all layers. From the last layer, which needs least, to the first, each may use half of the time that is left. A layer whose
    /// time is over has a bound or no result.
    /// </param>
    /// <param name="report">A callback before each layer, which shows that the worker is still alive.</param>
    /// <param name="stop">The token that ends the search for code lengths of all remaining layers.</param>
    /// <returns>The code of each layer; <see langword="null"/> if the solver has no native library for this system.</returns>
    public static LayerCode[]? Of(Module<Tensor, Tensor> net, ArchitecturePlan plan, Samples samples, TimeSpan allowance, Action report, CancellationToken stop)
    {
        using var scope = NewDisposeScope();
        var rows = Balanced(samples.Targets.cpu().data<long>().ToArray());
        var index = tensor(rows.Select(row => (long)row).ToArray(), device: samples.Inputs.device);
        int[] classes = [.. samples.Targets.index_select(0, index).cpu().data<long>().ToArray().Select(c => (int)c)];
        using var taps = new LayerTaps(net, plan);
        var layers = taps.Read(net, samples.Inputs.index_select(0, index));
        var most = Math.Clamp(rows.Length / SamplesPerDimension, 1, MostComponents);
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

    /// <summary>The rows of a sample that is as balanced as the data allow: it takes the first row of each class, then the second, and so on.</summary>
    private static int[] Balanced(long[] targets) =>
    [
        .. Enumerable.Range(0, targets.Length).GroupBy(i => targets[i])
            .SelectMany(own => own.Select((row, turn) => (row, turn)))
            .OrderBy(s => s.turn).ThenBy(s => s.row).Take(MostSamples).Select(s => s.row).Order(),
    ];
}
