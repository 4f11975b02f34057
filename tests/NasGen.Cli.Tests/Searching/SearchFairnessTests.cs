using NasGen.Cli.Searching;

namespace NasGen.Cli.Tests.Searching;

/// <summary>What a search owes to those it is compared with.</summary>
public sealed class SearchFairnessTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_budget_of_trials_counts_the_strategys_and_gives_random_search_as_many()
    {
        var record = await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce());

        Assert.Equal(6, record.Search.Trials[Purpose.Search]);
        Assert.Equal(6, record.Search.Trials[Purpose.Random]);
        Assert.Equal(1, record.Search.Trials[Purpose.Default]);
        Assert.Equal(1, record.Search.Trials[Purpose.Largest]);
    }

    [Fact]
    public async Task Strategy_and_random_search_alternate_so_that_they_are_even_wherever_the_search_is_cut()
    {
        await _bench.Search(_bench.Order(trials: 8), new FunctionWorkforce());

        var (search, random) = (0, 0);
        foreach (var trial in _bench.Trials())
        {
            if (trial.Purpose == Purpose.Search) search++;
            if (trial.Purpose == Purpose.Random) random++;
            Assert.InRange(random - search, 0, 1);
        }
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
        Assert.Equal(["default", "largest", "random", "runner-up"], record.Baselines.Select(b => b.Name).Order(StringComparer.Ordinal));
        Assert.All(record.Baselines, b => Assert.Equal(winner.Seeds, b.Seeds));
    }

    [Fact]
    public async Task The_test_set_is_opened_only_after_the_last_architecture_was_chosen()
    {
        var workforce = new FunctionWorkforce();
        await _bench.Search(_bench.Order(trials: 5), workforce);

        var requests = workforce.Requests.ToList();
        var first = requests.FindIndex(r => r.OpenTest);
        Assert.All(requests[..first], r => Assert.False(r.OpenTest));
        Assert.All(requests[first..], r => Assert.True(r.OpenTest));
    }

    [Fact]
    public async Task Random_search_needs_no_second_one()
    {
        var record = await _bench.Search(_bench.Order(trials: 5, strategy: "random"), new FunctionWorkforce());

        Assert.False(record.Search.Trials.ContainsKey(Purpose.Random));
        Assert.Equal("no claim", record.Verdict.AgainstRandom);
    }
}
