using System.Globalization;
using System.Text.RegularExpressions;
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
    /// Of 1,000 s, 70 % are for trials, less the moment that the timing takes; a supernet takes 25 % and scoring 8 % of one worker's time. <c>auto</c> trains most
    /// architectures for a ninth or a third: one costs (1/9 + 2/9/3 + 2/3/9) = 7/27 on average.
    /// </summary>
    [Theory]
    [InlineData("evolution", 0, 700, 700, "25 % of them")]
    [InlineData("evolution", 2, 700, 700, "18 % of them")] // 1/3 of 1 + 1/3 + 2/4
    [InlineData("auto", 0, 2200, 700, "25 % of them")] // 700 · (0.75 · 27/7 + 0.25)
    [InlineData("random", 0, 700, 700, "all of them")]
    [InlineData("spos", 0, 370, 370, "25 % of them")]
    [InlineData("synflow", 0, 620, 620, "25 % of them")]
    public async Task The_forecast_for_a_budget_of_time_is_the_number_of_architectures_and_the_share_of_random_search(
        string strategy, int picks, double architectures, double trainings, string random)
    {
        var lines = await Lines(_bench.Order(time: TimeSpan.FromSeconds(1000), strategy: strategy), picks);
        var line = Assert.Single(lines, l => l.StartsWith("  1000s: ", StringComparison.Ordinal));
        var match = Regex.Match(line, "^  1000s: about (.+) architectures, at the cost of (.+) full trainings, (.+) random search$");
        Assert.True(match.Success, line);
        Assert.InRange(Number(1), 0.98 * architectures, architectures);
        Assert.InRange(Number(2), 0.98 * trainings, trainings);
        Assert.Equal(random, match.Groups[3].Value);

        double Number(int group) => double.Parse(match.Groups[group].Value, NumberStyles.Number, CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task The_forecast_for_a_budget_of_time_says_the_length_of_a_training_and_warns_of_a_time_too_short_for_one_epoch()
    {
        // 48,000 samples are 188 batches per epoch: 48 steps of 20 · 188 are 1.3 % of the length.
        var workforce = new FunctionWorkforce { Pace = (_, _, _) => 300, Data = () => new DataSummary(48_000, 12_000, 10_000, [4], 2, "sha256:data") };
        var lines = await SearchForecast.Describe(_bench.Order(time: TimeSpan.FromSeconds(20), strategy: "auto"), workforce, default);
        Assert.Contains(lines, l => l.StartsWith("  a full training of 0.39 epochs (with more time 30) takes about 3.9 s", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("  the budget 20s is too short for one pass over the training data", StringComparison.Ordinal));
    }

    [Fact]
    public async Task If_nothing_can_be_timed_the_forecast_says_so()
    {
        var order = _bench.Order(time: TimeSpan.FromSeconds(20));
        var workforce = new FunctionWorkforce { Pace = (_, _, _) => throw new NasException("NAS2010", "forward failed") };
        Assert.Equal("  no architecture could be timed: the search will say why.", (await SearchForecast.Describe(order, workforce, default))[^1]);
    }

    private async Task<IReadOnlyList<string>> Lines(SearchOrder order, int picks)
    {
        _bench.Edit(new ToySpace { Picks = [.. Enumerable.Range(1, picks).Select(i => new PickDescriptor($"ToyNet{i}", "Parameters", 150 + 100 * i))] });
        return await SearchForecast.Describe(order with { Model = _bench.Model }, new FunctionWorkforce { Pace = (_, _, _) => 1 }, default);
    }
}
