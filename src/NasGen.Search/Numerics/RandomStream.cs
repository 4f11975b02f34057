using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace NasGen.Search.Numerics;

/// <summary>
/// A named stream of random numbers below one root seed: the same on every machine and in every version of .NET, which
/// <see cref="Random"/> does not promise. xoshiro256** (Blackman and Vigna 2021, <i>Scrambled linear pseudorandom number generators</i>),
/// with the SHA-256 of root seed, name and number as its state. Streams are therefore independent of each other and of the order in which they
/// are opened.
/// </summary>
/// <example><code>var random = new RandomStream(seed: 7, "evolution", number: 12);</code></example>
public sealed class RandomStream : Random
{
    private ulong _s0, _s1, _s2, _s3;

    /// <param name="seed">The root seed.</param>
    /// <param name="name">The purpose of the stream.</param>
    /// <param name="number">The number of the stream among those of this name: the draws for proposal 12 do not depend on those for proposal 11.</param>
    public RandomStream(ulong seed, string name, long number = 0)
    {
        var hash = Hash(seed, name, number);
        (_s0, _s1, _s2, _s3) = (Word(hash, 0), Word(hash, 1), Word(hash, 2), Word(hash, 3));
    }

    internal RandomStream(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>A seed for code that has its own generator: weights, batches, the data split.</summary>
    public static ulong DeriveSeed(ulong seed, string name, long number = 0) => Word(Hash(seed, name, number), 0);

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <inheritdoc/>
    public override int Next() => Next(int.MaxValue);

    /// <inheritdoc/>
    public override int Next(int maxValue) => Next(0, maxValue);

    /// <inheritdoc/>
    public override int Next(int minValue, int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return (int)(minValue + (long)Below((ulong)((long)maxValue - minValue)));
    }

    /// <inheritdoc/>
    public override long NextInt64() => NextInt64(long.MaxValue);

    /// <inheritdoc/>
    public override long NextInt64(long maxValue) => NextInt64(0, maxValue);

    /// <inheritdoc/>
    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return minValue + (long)Below((ulong)maxValue - (ulong)minValue);
    }

    /// <summary>Uniform over the multiples of 2⁻⁵³ in [0, 1).</summary>
    public override double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <inheritdoc/>
    public override float NextSingle() => (NextUInt64() >> 40) * (1.0f / (1U << 24));

    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer) => NextBytes(buffer.AsSpan());

    /// <inheritdoc/>
    public override void NextBytes(Span<byte> buffer)
    {
        Span<byte> word = stackalloc byte[8];
        while (buffer.Length > 0)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(word, NextUInt64());
            var length = Math.Min(8, buffer.Length);
            word[..length].CopyTo(buffer);
            buffer = buffer[length..];
        }
    }

    /// <inheritdoc/>
    protected override double Sample() => NextDouble();

    /// <summary>Uniform in [0, bound) without bias: Lemire 2019, <i>Fast random integer generation in an interval</i>, algorithm 5.</summary>
    private ulong Below(ulong bound)
    {
        if (bound == 0) return 0;
        var high = Math.BigMul(NextUInt64(), bound, out var low);
        if (low < bound)
            for (var threshold = (0 - bound) % bound; low < threshold;)
                high = Math.BigMul(NextUInt64(), bound, out low);
        return high;
    }

    private static byte[] Hash(ulong seed, string name, long number)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var bytes = new byte[16 + text.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, seed);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), number);
        text.CopyTo(bytes, 16);
        return SHA256.HashData(bytes);
    }

    private static ulong Word(byte[] hash, int index) => BinaryPrimitives.ReadUInt64LittleEndian(hash.AsSpan(8 * index));
}
