using static TorchSharp.torch;

namespace NasGen.Data;

/// <summary>The samples of a test set that occur among other samples too, with the same input and the same target.</summary>
internal static class RepeatedSamples
{
    /// <summary>Samples that are read at once.</summary>
    private const int Block = 1024;

    /// <summary>The number of samples in <paramref name="test"/> that are equal, number for number, to one in <paramref name="all"/>.</summary>
    public static int Count(Samples test, Samples all)
    {
        var places = Hashes(test).Index().ToLookup(row => row.Item, row => row.Index);
        var repeated = new HashSet<int>();
        foreach (var (other, hash) in Hashes(all).Index())
            repeated.UnionWith(places[hash].Where(row => AreEqual(test.Inputs, row, all.Inputs, other) && AreEqual(test.Targets, row, all.Targets, other)));
        return repeated.Count;
    }

    private static IEnumerable<int> Hashes(Samples samples)
    {
        for (var start = 0; start < samples.Count; start += Block)
            foreach (var hash in Hashes(samples, start, Math.Min(Block, samples.Count - start))) yield return hash;
    }

    private static int[] Hashes(Samples samples, int start, int count)
    {
        using var inputs = samples.Inputs.narrow(0, start, count);
        using var targets = samples.Targets.narrow(0, start, count);
        ReadOnlySpan<byte> input = inputs.bytes, target = targets.bytes;
        var hashes = new int[count];
        for (var row = 0; row < count; row++)
        {
            var hash = new HashCode();
            hash.AddBytes(Row(input, row, count));
            hash.AddBytes(Row(target, row, count));
            hashes[row] = hash.ToHashCode();
        }
        return hashes;
    }

    private static ReadOnlySpan<byte> Row(ReadOnlySpan<byte> rows, int row, int count) => rows.Slice(row * (rows.Length / count), rows.Length / count);

    private static bool AreEqual(Tensor a, int row, Tensor b, int other)
    {
        using Tensor first = a[row], second = b[other];
        return first.bytes.SequenceEqual(second.bytes);
    }
}
