using NasGen.Search.Replay;
using NasGen.Search.Tests.Replay;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Strategies;

public sealed class AutoTests
{
    /// <summary>The default has to be at or above the best of the others, on spaces that it was not chosen on.</summary>
    [Fact]
    public void It_is_not_behind_any_other_strategy_on_tables_with_structure()
    {
        string[] others = ["random", "evolution", "local", "tpe", "bayesian"];
        var (auto, best) = (0.0, others.ToDictionary(name => name, _ => 0.0));
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var settings = new ReplaySettings(new ObjectiveSet([new("acc", Maximize: true)])) { Strategies = ["auto", .. others], Known = ["params"], Budget = 40, Seeds = 6 };
            foreach (var result in TableReplay.Run(Tables.Structured(seed), settings).Strategies)
                if (result.Name == "auto") auto += result.Checkpoints[^1].Mean / 20;
                else best[result.Name] += result.Checkpoints[^1].Mean / 20;
        }
        Assert.All(best, other => Assert.True(auto >= other.Value - 0.01, $"auto {auto:F3}, {other.Key} {other.Value:F3}"));
        Assert.True(auto > best["random"] + 0.1);
    }

    [Fact]
    public void With_two_objectives_its_front_is_larger_than_that_of_nsga2()
    {
        var settings = new ReplaySettings(new ObjectiveSet([new("acc", Maximize: true), new("params", Maximize: false)])) { Strategies = ["auto", "nsga2"], Budget = 60, Seeds = 6 };
        var results = Enumerable.Range(1, 4).Select(seed => TableReplay.Run(Tables.Structured((ulong)seed), settings).Strategies).ToArray();
        Assert.True(results.Average(r => r[0].Checkpoints[^1].Hypervolume) > results.Average(r => r[1].Checkpoints[^1].Hypervolume));
    }
}
