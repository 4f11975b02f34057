using System.Numerics;
using NasGen.Search.Numerics;
using NasGen.Search.Tests.Spaces;

namespace NasGen.Search.Tests.Numerics;

public sealed class RandomStreamTests
{
    /// <summary>The reference implementation's first ten outputs from the state 1, 2, 3, 4 (the vector that the crate rand_xoshiro tests with).</summary>
    [Fact]
    public void Output_is_that_of_the_published_generator()
    {
        var stream = new RandomStream(1, 2, 3, 4);
        ulong[] expected =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625,
            8476171486693032832, 10595114339597558777, 2904607092377533576,
        ];
        Assert.Equal(expected, expected.Select(_ => stream.NextUInt64()));
    }

    [Fact]
    public void Streams_differ_by_seed_name_and_number()
    {
        ulong[] first =
        [
            new RandomStream(1, "a").NextUInt64(), new RandomStream(2, "a").NextUInt64(), new RandomStream(1, "b").NextUInt64(),
            new RandomStream(1, "a", 1).NextUInt64(),
        ];
        Assert.Equal(4, first.Distinct().Count());
        Assert.Equal(RandomStream.DeriveSeed(1, "a"), RandomStream.DeriveSeed(1, "a"));
    }

    /// <summary>A change of the generator would change every recorded search: SHA-256 of the eight bytes of the seed, of the number, and the name.</summary>
    [Fact]
    public void A_derived_seed_is_the_start_of_a_hash()
    {
        byte[] text = [7, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, .. "split"u8];
        Assert.Equal(BitConverter.ToUInt64(System.Security.Cryptography.SHA256.HashData(text)), RandomStream.DeriveSeed(7, "split", 3));
    }

    [Fact]
    public void Integers_are_uniform()
    {
        var stream = new RandomStream(5, "test");
        Assert.InRange(ChiSquare.PValue(Enumerable.Range(0, 70_000).Select(_ => stream.Next(-3, 4)), [-3, -2, -1, 0, 1, 2, 3]), 0.001, 0.999);
    }

    [Fact]
    public void Large_integers_are_uniform()
    {
        var stream = new RandomStream(6, "test");
        var bound = BigInteger.Pow(10, 30);
        var tenths = Enumerable.Range(0, 50_000).Select(_ => (int)(stream.NextBelow(bound) * 10 / bound));
        Assert.InRange(ChiSquare.PValue(tenths, [.. Enumerable.Range(0, 10)]), 0.001, 0.999);
    }

    [Fact]
    public void An_index_is_drawn_by_its_weight_with_one_number()
    {
        var (stream, numbers) = (new RandomStream(8, "test"), new RandomStream(8, "test"));
        for (var i = 0; i < 1000; i++)
            Assert.Equal(numbers.NextDouble() * 4 is var left && left < 1 ? 0 : left < 3 ? 1 : 2, stream.NextIndex([1, 2, 1], sum: 4));
    }

    [Fact]
    public void Extreme_bounds_are_kept()
    {
        var stream = new RandomStream(7, "test");
        for (var i = 0; i < 1000; i++)
        {
            Assert.InRange(stream.NextInt64(long.MinValue, long.MaxValue), long.MinValue, long.MaxValue - 1);
            Assert.InRange(stream.Next(int.MinValue, int.MaxValue), int.MinValue, int.MaxValue - 1);
            Assert.Equal(4, stream.Next(4, 5));
            Assert.InRange(stream.NextDouble(), 0, 1 - 1e-16);
        }
    }
}
