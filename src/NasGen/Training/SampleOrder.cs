using NasGen.Data;

namespace NasGen.Training;

/// <summary>
/// The order in which a training sees its samples. It depends on the seed and the number of the epoch only, so a continued training sees what an
/// uninterrupted one sees. The first epoch is the same for every architecture and seed, and any beginning of it is a stratified share of the data:
/// trainings of less than one epoch see nested shares.
/// </summary>
/// <param name="first">The samples of the first epoch.</param>
/// <param name="seed">The seed of the later epochs.</param>
internal sealed class SampleOrder(int[] first, ulong seed)
{
    /// <summary>The numbers of all samples in the order of an epoch.</summary>
    /// <param name="epoch">The number of the epoch, from 0.</param>
    public long[] Of(int epoch)
    {
        var order = new long[first.Length];
        for (var i = 0; i < order.Length; i++) order[i] = epoch == 0 ? first[i] : i;
        if (epoch > 0) RandomOf(epoch).Shuffle<long>(order);
        return order;
    }

    /// <summary>The random numbers of an epoch's order or of a step's dropout.</summary>
    /// <param name="number">The number of the epoch or of the step.</param>
    public SplitMix64 RandomOf(int number) => new(unchecked(new SplitMix64(seed).Next() + (ulong)number * 0x9E3779B97F4A7C15));
}
