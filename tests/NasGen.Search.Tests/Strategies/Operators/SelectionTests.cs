using NasGen.Search.Numerics;
using NasGen.Search.Strategies.Operators;

namespace NasGen.Search.Tests.Strategies.Operators;

public sealed class SelectionTests
{
    private const int Draws = 20_000;

    [Fact]
    public void A_tournament_over_all_takes_the_fittest()
    {
        var pool = Members.Of([3], [1], [2]);
        var random = new RandomStream(1, "test");
        for (var i = 0; i < 20; i++) Assert.Equal(1, new Tournament(5).Select(pool, random).Place());
    }

    /// <summary>Without replacement the k-th best of n wins a tournament of s with probability C(n − k, s − 1) / C(n, s): for s = 2 of 4 3/6, 2/6, 1/6 and 0.</summary>
    [Fact]
    public void A_tournament_of_two_draws_without_replacement() => AssertShares([3 / 6.0, 2 / 6.0, 1 / 6.0, 0], new Tournament(2));

    /// <summary>With replacement the k-th best of n is the better of two with probability (2(n − k) + 1) / n²: 7, 5, 3 and 1 of 16.</summary>
    [Fact]
    public void A_binary_tournament_draws_with_replacement() => AssertShares([7 / 16.0, 5 / 16.0, 3 / 16.0, 1 / 16.0], new BinaryTournament());

    private static void AssertShares(double[] expected, ISelection selection)
    {
        var random = new RandomStream(1, "test");
        var wins = new int[4];
        for (var i = 0; i < Draws; i++) wins[selection.Select(Members.Of([0], [1], [2], [3]), random).Place()]++;
        for (var k = 0; k < 4; k++) Assert.Equal(expected[k], wins[k] / (double)Draws, 0.015);
    }
}
