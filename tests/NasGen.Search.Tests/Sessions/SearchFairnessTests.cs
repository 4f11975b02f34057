using NasGen.Search.Records;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Sessions;

/// <summary>The fairness of the comparison with random search and the baselines.</summary>
public sealed class SearchFairnessTests : IDisposable
{
    private readonly SearchBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 6)]
    [InlineData(0.1, 1)]
    public async Task A_budget_of_trials_counts_those_of_the_strategy_and_random_search_gets_its_share_of_all(double baseline, int random)
    {
        var record = await _bench.Search(_bench.Order(trials: 6) with { Baseline = baseline }, new FunctionWorkforce());

        Assert.Equal(6, record.Search.Trials[Purpose.Search]);
        Assert.Equal(random, record.Search.Trials[Purpose.Random]);
        Assert.Equal(1, record.Search.Trials[Purpose.Default]);
        Assert.Equal(1, record.Search.Trials[Purpose.Largest]);
    }

    /// <summary>Whoever has the smaller part of its share is next: the cost of random search is never more than one training from its share.</summary>
    [Theory]
    [InlineData("evolution", 0.25)]
    [InlineData("evolution", 0.5)]
    [InlineData("evolution", 0.4)]
    [InlineData("auto", 0.25)]
    [InlineData("auto", 0.1)]
    public async Task Random_search_has_its_share_of_the_trainings_at_every_point(string strategy, double baseline)
    {
        await _bench.Search(_bench.Order(trials: 12, strategy: strategy) with { Baseline = baseline }, FileWorkforce.Create());

        var (search, random, weight) = (0.0, 0.0, baseline / (1 - baseline));
        foreach (var trial in _bench.Trials())
        {
            if (trial.Purpose == Purpose.Search) search += trial.Cost;
            if (trial.Purpose == Purpose.Random) random += trial.Cost;
            // When the strategy has had its 12 trainings, random search may make its own number whole.
            Assert.InRange(random, weight * (search - 1) - 1e-9, (search < 12 - 1e-9 ? weight * search : Math.Ceiling(weight * 12)) + 1 + 1e-9);
        }
        Assert.True(random > 0);
    }

    [Fact]
    public async Task Without_a_share_random_search_has_no_trial_and_nothing_is_claimed()
    {
        var record = await _bench.Search(_bench.Order(trials: 6) with { Baseline = 0 }, new FunctionWorkforce());

        Assert.False(record.Search.Trials.ContainsKey(Purpose.Random));
        Assert.Equal("no claim", record.Verdict.AgainstRandom);
        Assert.Contains("because it had no share of the search", record.Verdict.Text, StringComparison.Ordinal);
        Assert.Null(record.Verdict.Validation);
    }

    [Fact]
    public async Task The_best_by_validation_wins_and_is_trained_again_with_its_rivals()
    {
        var workforce = new FunctionWorkforce();
        var record = await _bench.Search(_bench.Order(trials: 30), workforce);

        var best = _bench.Trials().Where(t => Purpose.IsExploring(t.Purpose)).Max(t => t.Metrics["Accuracy"]);
        var winner = Assert.Single(record.Winners);
        Assert.Equal("ToyNetBest", winner.Class);
        Assert.Equal(best, winner.Validation["Accuracy"], 1e-6);
        Assert.Equal(5, winner.Test!.Values.Count);
        Assert.Equal(winner.Seeds[0], winner.Seed);
        Assert.Equal(["default", "largest", "random", "runner-up", "trivial"], record.Baselines.Select(b => b.Name).Order(StringComparer.Ordinal));
        // The first training is that of the search, whose seed follows from the architecture.
        Assert.All(record.Baselines.Where(b => b.Prediction is null), b => Assert.Equal(winner.Seeds.Skip(1), b.Seeds.Skip(1)));
    }

    [Fact]
    public async Task The_test_set_is_opened_only_after_the_last_architecture_was_chosen()
    {
        var workforce = new FunctionWorkforce();
        await _bench.Search(_bench.Order(trials: 5), workforce);

        var requests = workforce.Trainings.ToList();
        var first = requests.FindIndex(r => r.Request.OpenTest);
        Assert.All(requests[..first], r => Assert.False(r.Request.OpenTest));
        Assert.All(requests[first..], r => Assert.True(r.Request.OpenTest));
    }

    [Fact]
    public async Task A_random_search_is_not_compared_with_a_second_one()
    {
        var record = await _bench.Search(_bench.Order(trials: 5, strategy: "random"), new FunctionWorkforce());

        Assert.False(record.Search.Trials.ContainsKey(Purpose.Random));
        Assert.Equal("no claim", record.Verdict.AgainstRandom);
    }

    [Fact]
    public async Task Baselines_have_at_most_half_of_the_trials_at_every_point()
    {
        await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce());

        var purposes = _bench.Trials().Where(t => Purpose.IsExploring(t.Purpose)).Select(t => t.Purpose).ToList();
        for (var cut = 1; cut <= purposes.Count; cut++)
            Assert.InRange(2 * purposes.Take(cut).Count(Purpose.IsBaseline), 0, cut);
        Assert.Equal(["search", "default", "random", "largest"], purposes.Take(4));
    }

    [Fact]
    public async Task A_pick_is_compared_with_random_search_within_its_limit()
    {
        _bench.Edit(new ToySpace { Picks = [new("ToyNetTiny", "Parameters", 200)] });
        var record = await _bench.Search(_bench.Order(trials: 12), new FunctionWorkforce());

        var trials = _bench.Trials().Where(t => Purpose.IsExploring(t.Purpose) && t.Costs["Parameters"] <= 200).ToList();
        var random = trials.Where(t => t.Purpose == Purpose.Random).ToList();
        var within = record.Winners.Single(w => w.Class == "ToyNetTiny").RandomWithinLimit!;
        Assert.Equal((trials.Count, random.Count), (within.Trials, within.RandomTrials));
        Assert.Equal(random.Max(t => t.Metrics["Accuracy"]), within.Validation!["Accuracy"], 1e-6);
        Assert.Contains(_bench.Lines, l => l.Contains($"best of {trials.Count} trials within 200 parameters; random search", StringComparison.Ordinal)
            && l.EndsWith($"best of its {random.Count}", StringComparison.Ordinal));
        Assert.Null(record.Winners.Single(w => w.Class == "ToyNetBest").RandomWithinLimit);
    }

    [Fact]
    public async Task A_pick_without_a_trial_of_random_search_within_its_limit_is_not_compared()
    {
        _bench.Edit(new ToySpace { Picks = [new("ToyNetTiny", "Parameters", 200)] });
        var record = await _bench.Search(_bench.Order(trials: 6, strategy: "random"), new FunctionWorkforce());

        var within = record.Winners.Single(w => w.Class == "ToyNetTiny").RandomWithinLimit!;
        Assert.Equal(0, within.RandomTrials);
        Assert.Null(within.Validation);
        Assert.Contains("  not compared with random search within 200 parameters, because it has no trial there", _bench.Lines);
    }
}
