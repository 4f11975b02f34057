using NasGen.Search.Strategies.Operators;

namespace NasGen.Search.Tests.Strategies.Operators;

public sealed class SurvivalTests
{
    [Fact]
    public void The_oldest_dies_whatever_its_loss() => Assert.Equal([1, 2], Survivors(new Aging(), size: 2, Members.Of([0], [2], [1])));

    [Fact]
    public void While_there_is_room_nobody_dies() => Assert.Equal([0, 1], Survivors(new Aging(), size: 2, Members.Of([0], [1])));

    /// <summary>The front is 0, 1, 2, 3; 1 and 2 have neighbours on both sides, 2 the farther ones; 4 is dominated by 1.</summary>
    [Fact]
    public void The_earlier_front_comes_first_and_within_it_the_member_with_more_room() =>
        Assert.Equal([0, 3, 2, 1], Survivors(new RankAndCrowding(), size: 4, Members.Of([0, 10], [1, 8], [4, 6], [10, 0], [2, 9])));

    [Fact]
    public void A_feasible_member_comes_before_infeasible_ones_in_order_of_violation()
    {
        var members = Members.Of([0, 0], [1, 1], [9, 9]);
        Assert.Equal([2, 1, 0], Survivors(new RankAndCrowding(), size: 3, [members[0] with { Violation = 0.5 }, members[1] with { Violation = 0.1 }, members[2]]));
    }

    private static IEnumerable<int> Survivors(ISurvival survival, int size, Individual[] members)
    {
        List<Individual> population = [.. members];
        survival.Survive(population, size);
        return population.Select(m => m.Place());
    }
}
