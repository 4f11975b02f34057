using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Sessions;

namespace NasGen.Search.Tests.Sessions;

/// <summary>The forecast of a search. A full training of the toy space takes one second here.</summary>
public sealed class SearchForecastTests : IDisposable
{
    private readonly SearchBench _bench = new();

    public void Dispose() => _bench.Dispose();

    /// <summary>
    /// For a budget of 40 trials: 40 trainings of the strategy and a third as many of random search, 10 per pick, the default and the largest
    /// architecture, then 5 trainings per finalist. With a strategy there are six finalists (its best, that of random search, the winner, the
    /// runner-up, the default and the largest). For random search alone there are two fewer, and one more per pick.
    /// </summary>
    [Theory]
    [InlineData("evolution", 0, 0.25, "1 min 26 s")] // 40 + 14 + 2 + 5 · 6 = 86
    [InlineData("evolution", 2, 0.25, "1 min 56 s")] // 40 + 14 + 20 + 2 + 5 · 8 = 116
    [InlineData("evolution", 0, 0.5, "1 min 52 s")] // 40 + 40 + 2 + 5 · 6 = 112
    [InlineData("evolution", 0, 0, "1 min 12 s")] // 40 + 0 + 2 + 5 · 6 = 72
    [InlineData("random", 0, 0.25, "1 min 2 s")] // 40 + 2 + 5 · 4 = 62
    [InlineData("random", 2, 0.25, "1 min 32 s")] // 40 + 20 + 2 + 5 · 6 = 92
    public async Task The_forecast_for_a_budget_of_trials_is_the_time_of_all_its_trainings(string strategy, int picks, double baseline, string expected) =>
        Assert.Contains(
            await Lines(_bench.Order(trials: 40, strategy: strategy) with { Baseline = baseline }, picks),
            l => l.StartsWith($"  40trials: about {expected}, at about 1 s per full training and 1 at a time", StringComparison.Ordinal));

    /// <summary>
    /// Of 1,000 s, 1.2 s are for the plan and 70 % for trials; a supernet takes 25 % and scoring 8 % of one worker's time. <c>auto</c> trains most
    /// architectures for a ninth or a third: one costs (1/9 + 2/9/3 + 2/3/9) = 7/27 on average.
    /// </summary>
    [Theory]
    [InlineData("evolution", 0, "about 699 architectures, at the cost of 699 full trainings, 25 % of them random search")]
    [InlineData("evolution", 2, "about 699 architectures, at the cost of 699 full trainings, 18 % of them random search")] // 1/3 of 1 + 1/3 + 2/4
    [InlineData("auto", 0, "about 2,197 architectures, at the cost of 699 full trainings, 25 % of them random search")] // 699 · (0.75 · 27/7 + 0.25)
    [InlineData("random", 0, "about 699 architectures, at the cost of 699 full trainings, all of them random search")]
    [InlineData("spos", 0, "about 370 architectures, at the cost of 370 full trainings, 25 % of them random search")]
    [InlineData("synflow", 0, "about 619 architectures, at the cost of 619 full trainings, 25 % of them random search")]
    public async Task The_forecast_for_a_budget_of_time_is_the_number_of_architectures_and_the_share_of_random_search(
        string strategy, int picks, string expected) =>
        Assert.Contains($"  1000s: {expected}", await Lines(_bench.Order(time: TimeSpan.FromSeconds(1000), strategy: strategy), picks));

    [Fact]
    public async Task The_forecast_for_a_budget_of_time_says_the_length_of_a_training_and_warns_of_a_time_too_short_for_one_epoch()
    {
        var lines = await Lines(_bench.Order(time: TimeSpan.FromSeconds(20), strategy: "auto"), picks: 0, pace: 300);
        Assert.Contains(lines, l => l.StartsWith("  a full training of 0.23 epochs (with more time 30) takes about 2.3 s", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("  the budget 20s is too short for one pass over the training data", StringComparison.Ordinal));
    }

    [Fact]
    public async Task If_nothing_can_be_timed_the_forecast_says_so()
    {
        var order = _bench.Order(time: TimeSpan.FromSeconds(20));
        var workforce = new FunctionWorkforce { Pace = (_, _, _) => throw new NasException("NAS2010", "forward failed") };
        Assert.Equal("  no architecture could be timed: the search will say why.", (await SearchForecast.Describe(order, workforce, default))[^1]);
    }

    private async Task<IReadOnlyList<string>> Lines(SearchOrder order, int picks, double pace = 1)
    {
        _bench.Edit(new ToySpace { Picks = [.. Enumerable.Range(1, picks).Select(i => new PickDescriptor($"ToyNet{i}", "Parameters", 150 + 100 * i))] });
        return await SearchForecast.Describe(order with { Model = _bench.Model }, new FunctionWorkforce { Pace = (_, _, _) => pace }, default);
    }
}
