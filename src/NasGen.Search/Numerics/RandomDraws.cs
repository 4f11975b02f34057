using System.Numerics;

namespace NasGen.Search.Numerics;

/// <summary>Draws that <see cref="Random"/> lacks.</summary>
public static class RandomDraws
{
    /// <summary>Uniform in [0, bound), exactly, however large the bound.</summary>
    public static BigInteger NextBelow(this Random random, BigInteger bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(bound, BigInteger.Zero);
        if (bound <= long.MaxValue) return random.NextInt64((long)bound);
        var bits = (int)(bound - 1).GetBitLength();
        var bytes = new byte[(bits + 7) / 8];
        while (true)
        {
            random.NextBytes(bytes);
            if (bits % 8 != 0) bytes[^1] &= (byte)((1 << (bits % 8)) - 1);
            var value = new BigInteger(bytes, isUnsigned: true);
            if (value < bound) return value;
        }
    }

    /// <summary>
    /// An index, each with a probability proportional to its weight, by one <see cref="Random.NextDouble"/>. The last index takes what rounding leaves.
    /// </summary>
    /// <param name="random">The source of the draw.</param>
    /// <param name="weights">The weights, one or more, none of them negative.</param>
    /// <param name="sum">The sum of the weights: 1 for probabilities.</param>
    public static int NextIndex(this Random random, IReadOnlyList<double> weights, double sum = 1)
    {
        var left = random.NextDouble() * sum;
        for (var i = 0; i < weights.Count - 1; i++)
            if ((left -= weights[i]) < 0) return i;
        return weights.Count - 1;
    }

    /// <summary>A standard normal variate (Box and Muller 1958).</summary>
    public static double NextGaussian(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
