using NasGen.Search.Spaces;
using NasGen.Search.Strategies.Schedulers;

namespace NasGen.Search.Tests.Strategies;

public sealed class RungTests
{
    [Fact]
    public void With_one_objective_the_fittest_is_promoted_first_and_the_earlier_of_equals()
    {
        var rung = Of([-1], [-3], [-3], [-2]);
        Assert.Equal([1, 2, 3, 0], Promoted(rung, 4));
    }

    [Fact]
    public void Only_the_best_few_are_promoted_and_a_failure_never_is()
    {
        var rung = Of([-1], null, [-3]);
        Assert.Equal([2], Promoted(rung, 1));
        Assert.Equal([0], Promoted(rung, 3));
        Assert.Equal((3, 2), (rung.Count, rung.Survivors));
    }

    /// <summary>The front is 0, 1, 2 and 4: its ends come first, then 2, which has more room than 1. Architecture 3 is dominated by 1.</summary>
    [Fact]
    public void With_several_objectives_the_ends_of_the_front_come_first_then_the_room_on_it_and_then_the_next_front()
    {
        var rung = Of([0, 10], [1, 9], [4, 5], [2, 9.5], [10, 0]);
        var order = Promoted(rung, 5);
        Assert.Equal([0, 4], order.Take(2).Order());
        Assert.Equal([2, 1, 3], order.Skip(2));
    }

    private static readonly Genotype[] All = [.. new SearchSpace("S", [new("d", new Categorical(["a", "b", "c", "d", "e"]))]).Enumerate()];

    /// <summary>A rung with the losses of one architecture after another; <see langword="null"/> if it failed.</summary>
    private static Rung Of(params double[]?[] losses)
    {
        var rung = new Rung();
        foreach (var (own, genotype) in losses.Zip(All))
            rung.Add(new RungResult(genotype, own is null ? double.NegativeInfinity : -own[0], own ?? new double[losses[0]!.Length], Loss: 0));
        return rung;
    }

    private static List<int> Promoted(Rung rung, int best)
    {
        List<int> order = [];
        while (rung.Promotable(best) is { } genotype)
        {
            order.Add(Array.IndexOf(All, genotype));
            rung.Promote(genotype);
        }
        return order;
    }
}
