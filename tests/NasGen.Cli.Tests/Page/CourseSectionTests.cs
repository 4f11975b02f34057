using NasGen.Cli.Page;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Page;

public sealed class CourseSectionTests
{
    private static readonly SearchSpace Space = new ToySpace().Descriptor.Space.ToSearchSpace();

    [Fact]
    public void The_time_of_a_training_that_two_trials_share_counts_once()
    {
        var (first, second) = (Space.Default, Space.Parse("Stem=IdentityBlock; Rate=0.1"));
        Trial[] trials =
        [
            Trial(1, first, "random", 7, seconds: 2), Trial(2, second, "search", 8, seconds: 3), Trial(3, first, "search", 7, seconds: 2),
            Trial(4, first, "retrain", 9, seconds: 4),
        ];

        Assert.Equal([2, 5, 5, 9], CourseSection.Clock(trials).Values);
    }

    [Fact]
    public void A_failed_training_is_not_shared_and_the_time_of_each_try_counts()
    {
        var failed = Trial(1, Space.Default, "random", 7, seconds: 2) with { State = TrialState.Failed };

        Assert.Equal([2, 4], CourseSection.Clock([failed, failed with { Id = 2 }]).Values);
    }

    private static Trial Trial(long id, Genotype genotype, string purpose, ulong seed, double seconds) =>
        new(id, genotype, purpose, 1, seed) { State = TrialState.Completed, Seconds = seconds };
}
