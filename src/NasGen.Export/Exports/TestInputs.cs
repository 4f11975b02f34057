using NasGen.Cli.Hosting;
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

    /// <summary>Samples of the training data; <see langword="null"/> if there are none, with the reason.</summary>
    public static (Tensor? Inputs, string? Why) Real(UserSpace? space, string projectDirectory)
    {
        if (space is null) return (null, null);
        try
        {
            using var data = DataSet.Load(space.Definition, space.Model.Descriptor, projectDirectory, splitSeed: 0, CPU);
            return (data.Training.Inputs.slice(0, 0, Math.Min(Count, data.Training.Count), 1).clone(), null);
        }
        catch (NasException e)
        {
            return (null, e.Message);
        }
    }
}
