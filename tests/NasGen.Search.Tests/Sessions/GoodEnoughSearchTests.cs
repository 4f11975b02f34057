using NasGen.Search.Records;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Sessions;

/// <summary>Whole searches with a floor. Parameters are 100, 200, 300 or 400 by width; accuracies are 0.7 and more, 0.08 per step of width.</summary>
public sealed class GoodEnoughSearchTests : IDisposable
{
    private static readonly ToySpace Cheapest = new() { Objectives = [new("Parameters", false)], Floors = [new("Accuracy", 0.89)] };

    private readonly SearchBench _bench = new(Cheapest);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_winner_is_the_cheapest_that_is_good_enough()
    {
        var record = await _bench.Search(_bench.Order(trials: 30), new FunctionWorkforce());

        // Width 8 has 0.86 at least, and 0.91 with a depth of 2; width 4 has 0.86 at most.
        var winner = record.Winners[0];
        Assert.Equal(300, winner.Costs["Parameters"]);
        var floor = Assert.Single(winner.GoodEnough!);
        Assert.Equal(("Accuracy", 0.89, true, 5), (floor.Metric, floor.Value, floor.IsReached, floor.Trainings));
        Assert.Contains(_bench.Lines, l => l.StartsWith("  good enough: validation accuracy ", StringComparison.Ordinal)
            && l.EndsWith("the mean of 5 trainings, and accuracy of at least 89.00 % was asked for", StringComparison.Ordinal));
        Assert.Null(record.Verdict.Validation);
    }

    [Fact]
    public async Task If_nothing_is_good_enough_the_nearest_wins_and_the_lines_say_so()
    {
        var record = await _bench.Search(_bench.Order(trials: 40), new FunctionWorkforce { Accuracy = t => FunctionWorkforce.AccuracyOf(t) - 0.2 });

        Assert.Equal(400, record.Winners[0].Costs["Parameters"]);
        Assert.False(record.Winners[0].GoodEnough![0].IsReached);
        Assert.Contains(_bench.Lines, l => l.Contains("not good enough: validation accuracy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_was_good_enough_once_by_luck_does_not_win()
    {
        // Three of width 4 are good enough in their first training, but in no other.
        HashSet<string> seen = [];
        var workforce = new FunctionWorkforce
        {
            Accuracy = t => t.Genotype["Stem.Width"] switch
            {
                "16" => 0.95,
                "8" => 0.91,
                "4" when t.Genotype["Rate"] == "0.1" && seen.Add(t.Genotype.ToString()) => 0.92,
                _ => 0.7,
            },
        };
        var record = await _bench.Search(_bench.Order(trials: 30), workforce);

        Assert.Contains(_bench.Trials(), t => t.Purpose == Purpose.Search && t.Costs["Parameters"] < 300 && t.Metrics["Accuracy"] > 0.9);
        Assert.Equal(300, record.Winners[0].Costs["Parameters"]);
        Assert.True(record.Winners[0].GoodEnough![0].IsReached);
    }

    [Fact]
    public async Task A_claim_is_about_the_cost_of_what_is_good_enough_on_the_test_set()
    {
        var record = await _bench.Search(_bench.Order(trials: 30), new FunctionWorkforce());

        Assert.Contains(record.Verdict.AgainstRandom, new[] { "wins", "ties", "loses" });
        Assert.Contains("parameters", record.Verdict.Text, StringComparison.Ordinal);
        Assert.Null(record.Verdict.Interval);
    }

    [Fact]
    public async Task Without_a_floor_a_record_says_nothing_of_it()
    {
        _bench.Edit(new ToySpace());
        var record = await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce());
        Assert.All(record.Winners, w => Assert.Null(w.GoodEnough));
    }
}
