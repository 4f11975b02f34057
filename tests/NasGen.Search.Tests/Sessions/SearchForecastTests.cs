using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Sessions;

namespace NasGen.Search.Tests.Sessions;

/// <summary>The forecast of a search. A training of the toy space takes one second here.</summary>
public sealed class SearchForecastTests : IDisposable
{
    private readonly SearchBench _bench = new();

    public void Dispose() => _bench.Dispose();

    /// <summary>
    /// For a budget of 40 trials: 40 trainings of the strategy and 40 of random search, 10 per pick, the default and the largest architecture, then 5
    /// trainings per finalist. With a strategy there are six finalists (its best, that of random search, the winner, the runner-up, the default and
    /// the largest). For random search alone there are two fewer, and one more per pick.
    /// </summary>
    [Theory]
    [InlineData("evolution", 0, "1 min 52 s")] // 40 + 40 + 2 + 5 · 6 = 112
    [InlineData("evolution", 2, "2 min 22 s")] // 40 + 40 + 20 + 2 + 5 · 8 = 142
    [InlineData("random", 0, "1 min 2 s")] // 40 + 2 + 5 · 4 = 62
    [InlineData("random", 2, "1 min 32 s")] // 40 + 20 + 2 + 5 · 6 = 92
    public async Task The_forecast_for_a_budget_of_trials_is_the_time_of_all_its_trainings(string strategy, int picks, string expected) =>
        Assert.StartsWith(
            $"  40trials: about {expected}, at about 1 s per training ",
            await Last(_bench.Order(trials: 40, strategy: strategy), picks), StringComparison.Ordinal);

    /// <summary>Of 1,000 s, 70 % are for trials; a supernet takes 25 % and scoring 8 % of one worker's time.</summary>
    [Theory]
    [InlineData("evolution", 0, "about 700 trials, half of them random search, at up to 1 s ")]
    [InlineData("evolution", 2, "about 700 trials, 40 % of them random search, at up to 1 s ")] // 1 / (1 + 1 + 2 / 4)
    [InlineData("random", 0, "about 700 trials, all of them random search, at up to 1 s ")]
    [InlineData("spos", 0, "about 370 trials, half of them random search, at up to 1 s ")]
    [InlineData("synflow", 0, "about 620 trials, half of them random search, at up to 1 s ")]
    public async Task The_forecast_for_a_budget_of_time_is_the_number_of_trials_and_the_share_of_random_search(string strategy, int picks, string expected) =>
        Assert.StartsWith(
            $"  1000s: {expected}", await Last(_bench.Order(time: TimeSpan.FromSeconds(1000), strategy: strategy), picks), StringComparison.Ordinal);

    private async Task<string> Last(SearchOrder order, int picks)
    {
        _bench.Edit(new ToySpace { Picks = [.. Enumerable.Range(1, picks).Select(i => new PickDescriptor($"ToyNet{i}", "Parameters", 150 + 100 * i))] });
        return (await SearchForecast.Describe(order with { Model = _bench.Model }, new FunctionWorkforce { TrainingSeconds = 0.1 }, default))[^1];
    }
}
