using NasGen.Data;
using NasGen.Statics;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Training;

/// <summary>
/// Batches of one part of the data. The sizes of an epoch's batches differ by at most one sample; therefore none is too small for batch norm. Each batch
/// is a copy: the user's code may change it in place.
/// </summary>
internal sealed class Batches(Samples samples, int size)
{
    /// <summary>The number of batches per epoch.</summary>
    public int Count { get; } = CountOf(samples.Count, size);

    /// <summary>The number of batches per epoch.</summary>
    public static int CountOf(int samples, int size) => (samples + size - 1) / size;

    /// <summary>
    /// All samples in a new random order, which is drawn when the first batch is read. A batch is disposed of when the next one is read.
    /// </summary>
    public IEnumerable<(Tensor Inputs, Tensor Targets)> Shuffled(SplitMix64 random)
    {
        var order = new long[samples.Count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        random.Shuffle<long>(order);
        foreach (var batch in Of(order, 0, Count)) yield return batch;
    }

    /// <summary>Some batches of an epoch. A batch is disposed of when the next one is read.</summary>
    /// <param name="order">The numbers of all samples, in the order of the epoch.</param>
    /// <param name="from">The number of the first batch.</param>
    /// <param name="to">The number after that of the last batch.</param>
    public IEnumerable<(Tensor Inputs, Tensor Targets)> Of(long[] order, int from, int to)
    {
        using var permutation = tensor(order, device: samples.Inputs.device).DetachFromDisposeScope();
        for (var batch = from; batch < to; batch++)
        {
            UserStatics.DisposeOfReplaced();
            var (start, length) = Range(batch);
            using var rows = permutation.narrow(0, start, length);
            using var inputs = samples.Inputs.index_select(0, rows);
            using var targets = samples.Targets.index_select(0, rows);
            yield return (inputs, targets);
        }
    }

    /// <summary>All samples in their order. A batch is disposed of when the next one is read.</summary>
    public IEnumerable<(Tensor Inputs, Tensor Targets)> InOrder()
    {
        for (var batch = 0; batch < Count; batch++)
        {
            UserStatics.DisposeOfReplaced();
            var (start, length) = Range(batch);
            using var inputs = Copy(samples.Inputs, start, length);
            using var targets = Copy(samples.Targets, start, length);
            yield return (inputs, targets);
        }
    }

    private static Tensor Copy(Tensor samples, long start, long length)
    {
        using var rows = samples.narrow(0, start, length);
        return rows.clone();
    }

    private (long Start, long Length) Range(int batch)
    {
        long start = (long)samples.Count * batch / Count, end = (long)samples.Count * (batch + 1) / Count;
        return (start, end - start);
    }
}
