using NasGen.Search.Proposals;
using NasGen.Search.Sessions;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Sessions;

public sealed class ContestantTests
{
    private static readonly Genotype Genotype = new ToySpace().Descriptor.Space.ToSearchSpace().Default;

    [Fact]
    public void A_continued_training_costs_only_its_new_part()
    {
        var contestant = new Contestant("search", new Silent(), weight: 0.5, most: null);
        contestant.Tell(Trial(1, 1.0 / 9), isThisRun: true);
        contestant.Tell(Trial(2, 1.0 / 3, from: 1.0 / 9), isThisRun: true);
        contestant.Tell(Trial(3, 1, from: 1.0 / 3), isThisRun: true);
        Assert.Equal(1, contestant.Asked, 12);
        Assert.Equal(2, contestant.Progress, 12);
    }

    [Fact]
    public void A_running_trial_is_charged_what_it_is_expected_to_cost_until_it_ends()
    {
        var contestant = new Contestant("search", new Silent(), weight: 1, most: null);
        contestant.Charge(1, 2.0 / 3);
        Assert.Equal(2.0 / 3, contestant.Asked, 12);
        // The file could not be read: the training began anew.
        contestant.Tell(Trial(1, 1), isThisRun: true);
        Assert.Equal(1, contestant.Asked, 12);
        contestant.Charge(2, 1);
        contestant.Tell(Trial(2, 1, state: TrialState.Infeasible), isThisRun: true);
        Assert.Equal(1, contestant.Asked, 12);
    }

    [Fact]
    public void A_budget_of_trials_is_counted_in_full_trainings_of_this_run()
    {
        var contestant = new Contestant("search", new Silent(), weight: 1, most: 1);
        contestant.Tell(Trial(1, 1), isThisRun: false);
        Assert.True(contestant.IsIn);
        for (var id = 2; id <= 4; id++)
        {
            Assert.True(contestant.IsIn);
            contestant.Tell(Trial(id, 1.0 / 3), isThisRun: true);
        }
        Assert.False(contestant.IsIn);
        Assert.Equal(2, contestant.Asked, 12);
    }

    private static Trial Trial(long id, double fidelity, double from = 0, TrialState state = TrialState.Completed) =>
        new(id, Genotype, "search", fidelity, 0) { From = from, State = state };

    private sealed class Silent : IStrategy
    {
        public Proposal? Ask() => null;

        public void Tell(Trial trial)
        {
        }
    }
}
