using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Trials;

/// <summary>What good enough means for the order among trials.</summary>
public sealed class FloorTests
{
    private static readonly Genotype Genotype = new SearchSpace("S", [new("A", new Categorical(["x"]))]).Default;
    private static readonly Objective Joules = new("EnergyPerDay", Maximize: false);
    private static readonly Floor Enough = new("Accuracy", 0.9, Maximize: true);

    [Fact]
    public void Of_those_that_are_good_enough_the_cheapest_is_best()
    {
        var objectives = new ObjectiveSet([Joules], floors: [Enough]);
        Trial[] trials = [Trial(1, 0.99, 20), Trial(2, 0.90, 16), Trial(3, 0.93, 17), Trial(4, 0.899, 8)];
        Assert.Equal(2, objectives.Best(trials)!.Id);
        Assert.Equal([2L, 3, 1, 4], trials.OrderByDescending(objectives.Fitness).Select(t => t.Id));
    }

    [Fact]
    public void If_none_is_good_enough_the_nearest_is_best_and_of_two_that_are_as_near_the_cheaper()
    {
        var objectives = new ObjectiveSet([Joules], floors: [Enough]);
        Assert.Equal(3, objectives.Best([Trial(1, 0.5, 1), Trial(2, 0.8, 9), Trial(3, 0.8, 8)])!.Id);
    }

    [Fact]
    public void A_floor_of_a_loss_is_a_ceiling()
    {
        var objectives = new ObjectiveSet([Joules], floors: [new("CrossEntropy", 0.2, Maximize: false)]);
        Assert.Equal(2, objectives.Best([Of(1, "CrossEntropy", 0.21, 1), Of(2, "CrossEntropy", 0.2, 5), Of(3, "CrossEntropy", 0.01, 6)])!.Id);
        Assert.Equal(1, objectives.Best([Of(1, "CrossEntropy", 0.3, 9), Of(2, "CrossEntropy", 0.4, 1)])!.Id);
    }

    [Theory]
    [InlineData(0.9, true, 0.72, 0.2)]
    [InlineData(0.9, true, 0.9, 0)]
    [InlineData(0.5, false, 0.75, 0.5)]
    [InlineData(0, true, -0.3, 0.3)]
    [InlineData(0.9, true, double.NaN, double.PositiveInfinity)]
    public void A_shortfall_is_a_share_of_the_value(double value, bool maximize, double result, double expected) =>
        Assert.Equal(expected, new Floor("Quality", value, maximize).Shortfall(result), 12);

    [Fact]
    public void A_trial_whose_metric_is_unknown_has_no_fitness() =>
        Assert.Equal(double.NegativeInfinity, new ObjectiveSet([Joules], floors: [Enough]).Fitness(Of(1, "F1", 0.95, 3)));

    [Fact]
    public void The_front_holds_what_is_good_enough_or_everything_if_nothing_is()
    {
        var objectives = new ObjectiveSet([Joules, new("Accuracy", Maximize: true)], floors: [Enough]);
        Trial poor = Trial(1, 0.5, 1), cheap = Trial(2, 0.91, 5), best = Trial(3, 0.99, 9), beaten = Trial(4, 0.9, 6);
        Assert.Equal([2L, 3], objectives.Front([poor, cheap, best, beaten]).Select(t => t.Id));
        Assert.Equal([1L], objectives.Front([poor]).Select(t => t.Id));
    }

    [Fact]
    public void A_pick_has_to_be_good_enough_too()
    {
        var objectives = new ObjectiveSet([new("Accuracy", true)], floors: [new("F1", 0.8, true)]).Within(new("EnergyPerDay", 10));
        var poor = Of(1, "F1", 0.7, 5) with { Metrics = new Dictionary<string, double> { ["Accuracy"] = 0.95, ["F1"] = 0.7 } };
        var good = poor with { Id = 2, Metrics = new Dictionary<string, double> { ["Accuracy"] = 0.9, ["F1"] = 0.8 } };
        Assert.Equal(2, objectives.Best([poor, good])!.Id);
    }

    private static Trial Trial(long id, double accuracy, double joules) => Of(id, "Accuracy", accuracy, joules);

    private static Trial Of(long id, string metric, double value, double joules) => new(id, Genotype, "search", 1, 0)
    {
        State = TrialState.Completed,
        Metrics = new Dictionary<string, double> { [metric] = value },
        Costs = new Dictionary<string, double> { ["EnergyPerDay"] = joules },
    };
}
