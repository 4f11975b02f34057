using NasGen.Search.Spaces;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;

namespace NasGen.Search.Tests.Verdicts;

public sealed class EqualCostTests
{
    private static readonly Genotype Genotype = new ToySpace().Descriptor.Space.ToSearchSpace().Default;

    [Fact]
    public void A_trial_without_a_counterpart_on_the_other_side_is_left_out()
    {
        var equal = new EqualCost([Trial(1, "random"), Trial(2, "search"), Trial(3, "random"), Trial(4, "search"), Trial(5, "random")]);

        Assert.Equal([2, 4], equal.Search.Select(t => t.Id));
        Assert.Equal([1, 3], equal.Random.Select(t => t.Id));
    }

    [Fact]
    public void Failed_trials_count_as_cost_and_infeasible_ones_do_not()
    {
        var equal = new EqualCost(
        [
            Trial(1, "random", state: TrialState.Failed), Trial(2, "search", state: TrialState.Infeasible),
            Trial(3, "search"), Trial(4, "random"), Trial(5, "default"),
        ]);

        Assert.Equal([3], equal.Search.Select(t => t.Id));
        Assert.Equal([1], equal.Random.Select(t => t.Id));
    }

    [Fact]
    public void A_trial_at_half_the_fidelity_costs_half_and_random_search_is_rounded_up()
    {
        var equal = new EqualCost([Trial(1, "search", 0.5), Trial(2, "search", 0.5), Trial(3, "search", 0.5), Trial(4, "random"), Trial(5, "random")]);

        Assert.Equal([1, 2, 3], equal.Search.Select(t => t.Id));
        Assert.Equal([4, 5], equal.Random.Select(t => t.Id));
    }

    [Fact]
    public void Random_search_has_the_training_that_crosses_the_cost_of_the_strategy()
    {
        var equal = new EqualCost([Trial(1, "search", 0.5), Trial(2, "random"), Trial(3, "random"), Trial(4, "search", 0.25)]);

        Assert.Equal([1, 4], equal.Search.Select(t => t.Id));
        Assert.Equal([2], equal.Random.Select(t => t.Id));
    }

    [Fact]
    public void A_strategy_without_a_trial_is_compared_with_nothing() => Assert.Empty(new EqualCost([Trial(1, "random")]).Random);

    [Fact]
    public void A_continued_training_costs_only_its_new_part()
    {
        var equal = new EqualCost(
        [
            Trial(1, "search", 0.25), Trial(2, "search", 0.5, from: 0.25), Trial(3, "search", from: 0.5), Trial(4, "search", 0.25), Trial(5, "random"),
        ]);

        Assert.Equal([1, 2, 3], equal.Search.Select(t => t.Id));
        Assert.Equal([5], equal.Random.Select(t => t.Id));
    }

    private static Trial Trial(long id, string purpose, double fidelity = 1, TrialState state = TrialState.Completed, double from = 0) =>
        new(id, Genotype, purpose, fidelity, 0) { State = state, From = from };
}
