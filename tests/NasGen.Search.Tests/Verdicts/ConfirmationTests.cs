using NasGen.Search.Contracts;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Verdicts;

/// <summary>The trainings of the verdict, and when it makes no claim.</summary>
public sealed class ConfirmationTests : IDisposable
{
    private readonly SearchBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_full_training_of_the_search_counts_as_the_first_of_the_verdict()
    {
        var workforce = FileWorkforce.Create();
        var record = await _bench.Search(_bench.Order(trials: 6), workforce);

        Assert.Equal(3, record.Winners[0].Test!.Values.Count);
        var own = workforce.Trainings.Where(t => t.Request.OpenTest && t.Genotype.ToString() == record.Winners[0].Genotype).ToList();
        Assert.Equal([true, false, false], own.Select(t => t.Request.TrainedPath is not null));
        Assert.Equal(3, own.Select(t => t.Request.Seed).Distinct().Count());
    }

    /// <summary>Only the weights of the search can be scored here: every training from scratch fails.</summary>
    [Fact]
    public async Task One_training_is_too_few_for_a_claim()
    {
        var workforce = new FunctionWorkforce
        {
            BeforeTraining = (t, _) => t.Request is { OpenTest: true, TrainedPath: null } ? throw new NasException("NAS2007", "no") : Task.CompletedTask,
        };
        var record = await _bench.Search(_bench.Order(trials: 6), workforce);

        Assert.Equal("not confirmed", record.Verdict.AgainstRandom);
        Assert.Contains("a comparison needs 2 full trainings per architecture", record.Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("but only 1 succeeded, because of NAS2007: no ", record.Verdict.Text, StringComparison.Ordinal);
        Assert.Single(record.Winners[0].Test!.Values);
    }

    [Fact]
    public async Task Two_trainings_are_enough_for_a_claim_and_the_compared_finalists_have_them_before_the_others_have_any()
    {
        var workforce = FileWorkforce.Create();
        var record = await _bench.Search(_bench.Order(trials: 6), workforce);

        Assert.DoesNotContain(record.Verdict.AgainstRandom, new[] { "not confirmed", "no claim" });
        var trainings = workforce.Trainings.Where(t => t.Request.OpenTest).ToList();
        var first = trainings.FindIndex(t => trainings.TakeWhile(other => other != t).Count(other => other.Genotype.Equals(t.Genotype)) == 2);
        var compared = new[] { record.Winners[0].Genotype, record.Baselines.Single(b => b.Name == Purpose.Random).Genotype };
        foreach (var genotype in compared) Assert.True(trainings.Take(first).Count(t => t.Genotype.ToString() == genotype) == 2);
    }

    [Fact]
    public async Task A_closed_test_set_is_never_scored_and_the_next_search_is_the_first_to_use_it()
    {
        var closed = FileWorkforce.Create();
        var record = await _bench.Search(_bench.Order(trials: 4) with { KeepsTestClosed = true }, closed);

        Assert.All(closed.Trainings, t => Assert.False(t.Request.OpenTest));
        Assert.Contains(_bench.Trials(), t => t.Purpose == Purpose.Retrain);
        Assert.All(_bench.Trials(), t => Assert.Null(t.Measured.Test));
        Assert.Equal(("no claim", 0), (record.Verdict.AgainstRandom, record.Verdict.TestLooks));
        Assert.Contains("the test set was kept closed", record.Verdict.Text, StringComparison.Ordinal);
        Assert.Null(record.Winners[0].Test);
        Assert.Equal(3, record.Winners[0].RetrainedValidation!.Values.Count);

        var open = await _bench.Search(_bench.Order(trials: 4), FileWorkforce.Create());
        Assert.Equal(1, open.Verdict.TestLooks);
        Assert.NotEqual("no claim", open.Verdict.AgainstRandom);
        Assert.NotNull(open.Winners[0].Test);
    }

    [Fact]
    public async Task A_closed_test_set_does_not_hide_its_earlier_uses()
    {
        await _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce());
        var closed = await _bench.Search(_bench.Order(trials: 3) with { KeepsTestClosed = true }, new FunctionWorkforce());
        Assert.Equal(1, closed.Verdict.TestLooks);
        Assert.Equal(2, (await _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce())).Verdict.TestLooks);
    }
}
