using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Sessions;

namespace NasGen.Search.Tests.Sessions;

/// <summary>What a plan says before anything is paid for. A training of the toy space is said to take a second here.</summary>
public sealed class SearchForecastTests : IDisposable
{
    private readonly SearchBench _bench = new();

    public void Dispose() => _bench.Dispose();

    /// <summary>
    /// Of 40 trials: random search's 40 beside a strategy's, 10 for each pick, the default and the largest architecture; then 5 trainings of each
    /// finalist. With a strategy those are its best, random search's, the best of all, the runner-up, the default and the largest; without one they are
    /// two fewer, with a pick one more.
    /// </summary>
    [Theory]
    [InlineData("evolution", 0, "1 min 52 s")] // 40 + 40 + 2 + 5 · 6 = 112
    [InlineData("evolution", 2, "2 min 22 s")] // 40 + 40 + 20 + 2 + 5 · 8 = 142
    [InlineData("random", 0, "1 min 2 s")] // 40 + 2 + 5 · 4 = 62
    [InlineData("random", 2, "1 min 32 s")] // 40 + 20 + 2 + 5 · 6 = 92
    public async Task A_budget_of_trials_is_foreseen_as_the_trainings_that_it_comes_to(string strategy, int picks, string expected) =>
        Assert.StartsWith(
            $"  40trials: about {expected}, at about 1 s ", await Last(_bench.Order(trials: 40, strategy: strategy), picks), StringComparison.Ordinal);

    /// <summary>Of 1,000 s, 70 % are for trials; a supernet takes 25 % and scoring 8 % of one worker's time.</summary>
    [Theory]
    [InlineData("evolution", 0, "about 700 trials, half of them random search, at up to 1 s ")]
    [InlineData("evolution", 2, "about 700 trials, 40 % of them random search, at up to 1 s ")] // 1 / (1 + 1 + 2 / 4)
    [InlineData("random", 0, "about 700 trials, all of them random search, at up to 1 s ")]
    [InlineData("spos", 0, "about 370 trials, half of them random search, at up to 1 s ")]
    [InlineData("synflow", 0, "about 620 trials, half of them random search, at up to 1 s ")]
    public async Task A_budget_of_time_is_foreseen_as_trials_and_the_share_of_random_search(string strategy, int picks, string expected) =>
        Assert.StartsWith(
            $"  1000s: {expected}", await Last(_bench.Order(time: TimeSpan.FromSeconds(1000), strategy: strategy), picks), StringComparison.Ordinal);

    private async Task<string> Last(SearchOrder order, int picks)
    {
        _bench.Edit(new ToySpace { Picks = [.. Enumerable.Range(1, picks).Select(i => new PickDescriptor($"ToyNet{i}", "Parameters", 150 + 100 * i))] });
        return (await SearchForecast.Describe(order with { Model = _bench.Model }, new FunctionWorkforce { TrainingSeconds = 0.1 }, default))[^1];
    }
}
