using NasGen.Search.Spaces;
using NasGen.Search.Surrogates;
using NasGen.Search.Tests.Spaces;

namespace NasGen.Search.Tests.Surrogates;

public sealed class CellPathsTests
{
    private static readonly string[] Operations = ["none", "skip", "conv", "pool"];

    /// <summary>A path is a number whose digits in base 3 are its operations: conv is 1, pool is 2.</summary>
    [Theory]
    [InlineData("conv conv conv conv conv conv", new long[] { 1, 4, 4, 13 })]
    [InlineData("none conv conv pool skip skip", new long[] { 0, 7 })]
    [InlineData("conv none skip none pool none", new long[] { 5 })]
    [InlineData("none none none none none none", new long[] { })]
    public void Paths_drop_identities_and_end_at_zeros(string operations, long[] paths)
    {
        // In the order of the edges: 01, 12, 23, 02, 13, 03.
        var genotype = CellTests.Space.Canonical([.. operations.Split(' ').Select(o => (double)Array.IndexOf(Operations, o))]);
        Assert.Equal(paths, new CellPaths(CellTests.Space, CellTests.Space.Cells[0]).Of(genotype));
    }
}
