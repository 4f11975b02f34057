using NasGen.Data;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Export.Exports;

/// <summary>The inputs with which a file is checked: random ones, and samples of the training data where there are data.</summary>
internal static class TestInputs
{
    public const int Count = 74;

    /// <summary>The sizes of the batches, which are called one after the other.</summary>
    private static readonly int[] Batches = [1, 2, 7, 64];

    private const long Seed = 20_261_201;

    /// <summary>Random inputs of standard normal numbers, in batches of several sizes.</summary>
    public static IEnumerable<Tensor> Random(long[] shape)
    {
        using var generator = new Generator(Seed);
        return InBatches(randn([Count, .. shape], generator: generator));
    }

    /// <summary>Inputs in batches of several sizes.</summary>
    public static IEnumerable<Tensor> InBatches(Tensor inputs)
    {
        var begin = 0L;
        foreach (var size in Batches.Where(size => size <= inputs.shape[0]))
        {
            var end = Math.Min(begin + size, inputs.shape[0]);
            if (end - begin == size) yield return inputs[(int)begin..(int)end];
            begin = end;
        }
    }

    /// <summary>Samples of the training data, at the network's rate; <see langword="null"/> if there are none of the input's shape, with the reason.</summary>
    public static (Tensor? Inputs, string? Why) Real(ExportOrder order)
    {
        if (order.Network.Space is not { } space) return (null, null);
        try
        {
            using var data = DataSet.Load(space.Definition, space.Model.Descriptor, order.ProjectDirectory, splitSeed: 0, CPU);
            var samples = data.Training.Inputs.slice(0, 0, Math.Min(Count, data.Training.Count), 1).clone();
            if (space.Model.Descriptor.Space.RatioOf(order.Network.Rate()) is { } ratio) samples = Resampler.Resample(samples, ratio);
            return samples.shape[1..].SequenceEqual(order.Input)
                ? (samples, null)
                : (null, $"the samples have the shape [{string.Join(", ", samples.shape[1..])}], and the input [{string.Join(", ", order.Input)}].");
        }
        catch (NasException e)
        {
            return (null, e.Message);
        }
    }
}
